package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of the catalog as jOOQ's generator writes them down, matched with those that it wrote. */
final class JooqColumns {

    /** What the generator takes for a serial column: its condition is LIKE, so that the underscore is any character. */
    private static final Pattern SERIAL_DEFAULT = Pattern.compile("nextval\\('.*.seq'::regclass\\)", Pattern.DOTALL);

    private final Set<String> quotedSchemas;
    private final Map<String, DomainType> domains;
    private final Map<String, DomainType> generatedDomains;
    private final Set<String> recordTypes = new HashSet<>();
    private final Set<String> enumTypes = new HashSet<>();
    private final boolean hasComments;

    JooqColumns(CatalogSnapshot classes, CatalogSnapshot catalog, Set<String> quotedSchemas) {
        this.quotedSchemas = quotedSchemas;
        this.domains = byName(catalog.domains());
        this.generatedDomains = byName(classes.domains());
        catalog.composites().stream().map(CompositeType::name).forEach(name -> recordTypes.add(name.toString()));
        catalog.tables().stream().map(Table::name).forEach(name -> recordTypes.add(name.toString()));
        catalog.enums().stream().map(EnumType::name).forEach(name -> enumTypes.add(name.toString()));
        this.hasComments = Stream.concat(
                        classes.tables().stream().flatMap(table -> table.columns().stream()),
                        classes.views().stream().flatMap(view -> view.columns().stream()))
                .anyMatch(column -> column.comment().isPresent());
    }

    private static Map<String, DomainType> byName(List<DomainType> domains) {
        return domains.stream().collect(Collectors.toMap(domain -> domain.name().toString(), Function.identity()));
    }

    /** The columns of a table. */
    List<Column> ofTable(Table table, Optional<Table> twin) {
        boolean hasIdentity = table.columns().stream()
                .anyMatch(column -> column.identityKind().isPresent());
        List<Column> read = table.columns().stream()
                .map(column -> hasIdentity ? column : serialAsIdentity(column))
                .toList();
        return matched(read, twin.map(Table::columns).orElse(List.of()), true);
    }

    /** In a table without an identity column, a serial column counts as one. */
    private static Column serialAsIdentity(Column column) {
        boolean serial = column.defaultExpression()
                .filter(text ->
                        SERIAL_DEFAULT.matcher(text.toLowerCase(Locale.ROOT)).matches())
                .isPresent();
        return serial
                ? with(
                        column,
                        column.type(),
                        false,
                        Optional.empty(),
                        Optional.of(Column.Identity.BY_DEFAULT),
                        column.comment())
                : column;
    }

    /**
     * The columns in the words of those of the class where these can have been made of them.
     *
     * @param exact whether they stand where the generator reads the precision of times
     */
    List<Column> matched(List<Column> columns, List<Column> generated, boolean exact) {
        Map<String, Column> twins =
                generated.stream().collect(Collectors.toMap(Column::name, Function.identity(), (one, two) -> one));
        return columns.stream()
                .map(column -> matched(column, Optional.ofNullable(twins.get(column.name())), exact))
                .toList();
    }

    private Column matched(Column column, Optional<Column> twin, boolean exact) {
        Optional<DomainType> domain = Optional.ofNullable(domains.get(column.type()));
        boolean nullable = column.nullable() && domain.map(DomainType::nullable).orElse(true);
        Optional<String> comment = column.comment().filter(text -> hasComments && !text.isBlank());
        if (twin.isEmpty()) {
            return with(column, column.type(), nullable, column.defaultExpression(), column.identityKind(), comment);
        }
        Column generated = twin.get();
        String type =
                canStandFor(generated.type(), column.type(), exact) ? TypeText.shown(generated.type()) : column.type();
        if (!hasNullability(column.type())) {
            return with(column, type, generated.nullable(), generated.defaultExpression(), Optional.empty(), comment);
        }
        Optional<Column.Identity> identity =
                column.identityKind().map(kind -> generated.identityKind().orElse(kind));
        Optional<String> own = column.defaultExpression().filter(text -> !domain.flatMap(DomainType::defaultExpression)
                .filter(text::equals)
                .isPresent());
        return with(column, type, nullable, expression(own, ownDefault(generated)), identity, comment);
    }

    /** A column of the class has its domain's default, too: only one of its own counts. */
    private Optional<String> ownDefault(Column generated) {
        Optional<String> fromDomain =
                Optional.ofNullable(generatedDomains.get(generated.type())).flatMap(DomainType::defaultExpression);
        return generated.defaultExpression().filter(text -> !fromDomain.equals(Optional.of(text)));
    }

    /** The catalog's expression, or the class's where it is the same. */
    Optional<String> expression(Optional<String> catalogs, Optional<String> generated) {
        boolean same = catalogs.isPresent()
                && generated.isPresent()
                && ExpressionText.same(catalogs.get(), generated.get(), quotedSchemas);
        return same ? generated : catalogs;
    }

    /** The type under all domains; where domains stand on each other jOOQ knows it without its length. */
    String root(DomainType domain) {
        DomainType below = domains.get(domain.type());
        return below == null ? domain.type() : root(below).replaceAll("\\(.*?\\)", "");
    }

    /** A domain that was not generated, or not seen, leaves its type. */
    private boolean canStandFor(String generated, String type, boolean exact) {
        if (TypeText.canStandFor(generated, type, exact)) {
            return true;
        }
        DomainType domain = domains.get(TypeText.element(type));
        if (domain == null || (exact && generatedDomains.containsKey(TypeText.element(type)))) {
            return false;
        }
        String brackets = type.endsWith("[]") ? "[]" : "";
        return TypeText.canStandFor(generated, domain.type() + brackets, exact)
                || TypeText.canStandFor(generated, root(domain) + brackets, exact);
    }

    /** Of a column of a record type, and of an array of enums, the generator writes the type alone. */
    private boolean hasNullability(String type) {
        String element = TypeText.element(type);
        return !recordTypes.contains(element) && (!enumTypes.contains(element) || element.equals(type));
    }

    /** Those of views and composite types: the generator's word on their nullability means nothing. */
    static List<Column> plain(List<Column> columns) {
        return columns.stream()
                .map(column -> with(
                        column,
                        TypeText.shown(column.type()),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        column.comment()))
                .toList();
    }

    /** Those of a class's table, with types as Postgres prints them. */
    List<Column> ofClass(List<Column> columns) {
        return columns.stream()
                .map(column -> with(
                        column,
                        TypeText.shown(column.type()),
                        column.nullable(),
                        ownDefault(column),
                        column.identityKind(),
                        column.comment()))
                .toList();
    }

    private static Column with(
            Column column,
            String type,
            boolean nullable,
            Optional<String> expression,
            Optional<Column.Identity> identity,
            Optional<String> comment) {
        return new Column(
                column.table(),
                column.name(),
                type,
                nullable,
                expression,
                identity,
                Optional.empty(),
                Optional.empty(),
                column.inherited(),
                List.of(),
                comment,
                List.of());
    }
}
