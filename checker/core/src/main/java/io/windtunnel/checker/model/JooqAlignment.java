package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.Schema;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings generated classes and a catalog to common terms: of the catalog is left what jOOQ's generator writes down, and
 * where the class can have been made of what the catalog says, both say it in the same words.
 */
final class JooqAlignment {

    private static final ObjectMetadata PLAIN = new ObjectMetadata("", Optional.empty(), List.of());

    private final CatalogSnapshot classes;
    private final CatalogSnapshot catalog;
    private final Set<String> schemas;
    private final boolean hasTableComments;
    private final Set<ObjectName> systemSequences;
    private final JooqColumns columns;
    private final JooqTableParts parts;

    JooqAlignment(CatalogSnapshot classes, CatalogSnapshot catalog) {
        this.classes = classes;
        this.catalog = catalog;
        this.schemas = classes.schemas().stream().map(Schema::name).collect(Collectors.toSet());
        Set<String> quotedSchemas = catalog.schemas().stream()
                .map(schema -> SqlIdentifier.quote(schema.name()))
                .collect(Collectors.toSet());
        this.hasTableComments = classes.tables().stream()
                        .anyMatch(table -> table.metadata().comment().isPresent())
                || classes.views().stream()
                        .anyMatch(view -> view.metadata().comment().isPresent());
        this.systemSequences = JooqSequences.writtenNowhere(catalog);
        this.columns = new JooqColumns(classes, catalog, quotedSchemas);
        this.parts = new JooqTableParts(classes, catalog, quotedSchemas);
    }

    /** What the generator would have written of the catalog. */
    CatalogSnapshot ofCatalog() {
        return new CatalogSnapshot(
                each(catalog.schemas(), classes.schemas(), (schema, twin) -> new Schema(schema.name(), PLAIN)),
                List.of(),
                each(catalog.enums(), classes.enums(), (type, twin) -> new EnumType(type.name(), type.values(), PLAIN))
                        .stream()
                        .filter(type -> !type.values().isEmpty())
                        .toList(),
                each(catalog.domains(), classes.domains(), this::domain),
                each(catalog.composites(), classes.composites(), this::composite).stream()
                        .filter(type -> !type.attributes().isEmpty())
                        .toList(),
                List.of(),
                withoutSystemSequences(each(
                        catalog.sequences(), classes.sequences(), (sequence, twin) -> JooqSequences.plain(sequence))),
                each(catalog.tables(), classes.tables(), this::table),
                each(catalog.views(), classes.views(), this::view),
                JooqRoutineMatch.ofCatalog(inScope(catalog.routines()), classes.routines()),
                List.of(),
                List.of());
    }

    /** What the classes say; what only the catalog can tell is taken from {@code aligned}, the other side. */
    CatalogSnapshot ofClasses(CatalogSnapshot aligned) {
        return new CatalogSnapshot(
                classes.schemas(),
                List.of(),
                classes.enums(),
                each(classes.domains(), aligned.domains(), JooqAlignment::namedChecks),
                each(
                        classes.composites(),
                        aligned.composites(),
                        (type, twin) -> new CompositeType(type.name(), JooqColumns.plain(type.attributes()), PLAIN)),
                List.of(),
                withoutSystemSequences(classes.sequences()),
                each(classes.tables(), catalog.tables(), this::shown),
                each(classes.views(), aligned.views(), (view, twin) -> plain(view, JooqColumns.plain(view.columns()))),
                JooqRoutineMatch.ofClasses(classes.routines(), aligned.routines()),
                List.of(),
                List.of());
    }

    private boolean isInScope(CatalogObject object) {
        ObjectName name = object.identity().name();
        return schemas.contains(name.schema().orElse(name.name()));
    }

    private <T extends CatalogObject> List<T> inScope(List<T> objects) {
        return objects.stream().filter(this::isInScope).toList();
    }

    /** Each object that is in scope, made anew together with the one of the same identity on the other side. */
    private <T extends CatalogObject> List<T> each(
            List<T> objects, List<T> others, BiFunction<T, Optional<T>, T> anew) {
        Map<ObjectIdentity, T> twins = others.stream()
                .collect(Collectors.toMap(CatalogObject::identity, Function.identity(), (one, two) -> one));
        return inScope(objects).stream()
                .map(object -> anew.apply(object, Optional.ofNullable(twins.get(object.identity()))))
                .toList();
    }

    private List<Sequence> withoutSystemSequences(List<Sequence> sequences) {
        return sequences.stream()
                .filter(sequence -> !systemSequences.contains(sequence.name()))
                .toList();
    }

    private ObjectMetadata commented(ObjectMetadata metadata) {
        return new ObjectMetadata(
                "", metadata.comment().filter(comment -> hasTableComments && !comment.isBlank()), List.of());
    }

    private Table table(Table table, Optional<Table> twin) {
        return new Table(
                table.name(),
                table.kind(),
                table.properties(),
                columns.ofTable(table, twin),
                parts.constraints(table, twin),
                parts.indexes(table.name(), table.indexes()),
                List.of(),
                List.of(),
                List.of(),
                commented(table.metadata()));
    }

    /** With the catalog's own properties, so that they are the same on both sides. */
    private Table shown(Table table, Optional<Table> catalogs) {
        return new Table(
                table.name(),
                catalogs.map(Table::kind).orElse(table.kind()),
                catalogs.map(Table::properties).orElse(table.properties()),
                columns.ofClass(table.columns()),
                table.constraints(),
                table.indexes(),
                List.of(),
                List.of(),
                List.of(),
                table.metadata());
    }

    private View view(View view, Optional<View> twin) {
        View read = new View(
                view.name(),
                view.materialized(),
                "",
                List.of(),
                true,
                view.columns(),
                parts.indexes(view.name(), view.indexes()),
                List.of(),
                List.of(),
                commented(view.metadata()));
        return plain(
                read,
                JooqColumns.plain(columns.matched(
                        view.columns(), twin.map(View::columns).orElse(List.of()), !view.materialized())));
    }

    private static View plain(View view, List<Column> columns) {
        return new View(
                view.name(),
                view.materialized(),
                "",
                List.of(),
                true,
                columns,
                view.indexes(),
                List.of(),
                List.of(),
                view.metadata());
    }

    private CompositeType composite(CompositeType type, Optional<CompositeType> twin) {
        return new CompositeType(
                type.name(),
                JooqColumns.plain(columns.matched(
                        type.attributes(), twin.map(CompositeType::attributes).orElse(List.of()), false)),
                PLAIN);
    }

    private DomainType domain(DomainType domain, Optional<DomainType> twin) {
        String root = columns.root(domain);
        String type = twin.map(DomainType::type)
                .filter(generated -> TypeText.canStandFor(generated, root, false))
                .map(TypeText::shown)
                .orElse(root);
        Optional<String> expression =
                columns.expression(domain.defaultExpression(), twin.flatMap(DomainType::defaultExpression));
        List<Constraint> checks = domain.constraints().stream()
                .map(check -> parts.check(
                        check,
                        check.definition(),
                        twin.map(DomainType::constraints).orElse(List.of())))
                .toList();
        return new DomainType(domain.name(), type, domain.nullable(), expression, Optional.empty(), checks, PLAIN);
    }

    /** The classes have the checks of domains without their names. */
    private static DomainType namedChecks(DomainType domain, Optional<DomainType> aligned) {
        List<Constraint> checks = domain.constraints().stream()
                .map(check -> aligned.stream()
                        .flatMap(other -> other.constraints().stream())
                        .filter(other -> other.definition().equals(check.definition()))
                        .findFirst()
                        .orElse(check))
                .distinct()
                .sorted(Comparator.comparing(Constraint::identity))
                .toList();
        return new DomainType(
                domain.name(),
                TypeText.shown(domain.type()),
                domain.nullable(),
                domain.defaultExpression(),
                Optional.empty(),
                checks,
                PLAIN);
    }
}
