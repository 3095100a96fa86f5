package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.DefaultPrivileges;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Extension;
import io.windtunnel.checker.catalog.OtherObject;
import io.windtunnel.checker.catalog.RangeType;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Schema;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Carries renames through a whole snapshot; {@link Renaming} through each table. */
final class WholeSchema {

    private final Renaming renaming;

    WholeSchema(Renaming renaming) {
        this.renaming = renaming;
    }

    /** The names of all that stands in a schema. */
    static List<ObjectName> names(CatalogSnapshot s, String schema) {
        return Stream.concat(s.objects(), s.tables().stream().flatMap(t -> t.indexes().stream()))
                .map(CatalogObject::identity)
                .map(ObjectIdentity::name)
                .filter(name -> name.schema().equals(Optional.of(schema)))
                .distinct()
                .toList();
    }

    CatalogSnapshot apply(CatalogSnapshot s) {
        return new CatalogSnapshot(
                each(s.schemas(), o -> new Schema(schema(o.name()), o.metadata())),
                each(s.extensions(), o -> new Extension(o.name(), schema(o.schema()), o.version(), o.comment())),
                each(s.enums(), this::apply),
                each(s.domains(), this::apply),
                each(
                        s.composites(),
                        o -> new CompositeType(
                                renaming.object(o.name()), each(o.attributes(), renaming::apply), o.metadata())),
                each(s.ranges(), o -> new RangeType(renaming.object(o.name()), text(o.definition()), o.metadata())),
                each(s.sequences(), renaming::apply),
                each(s.tables(), renaming::apply),
                each(s.views(), this::apply),
                each(s.routines(), this::apply),
                each(
                        s.defaultPrivileges(),
                        o -> new DefaultPrivileges(
                                o.role(), o.schema().map(name -> schema(name)), o.objects(), o.privileges())),
                each(
                        s.others(),
                        o -> new OtherObject(
                                o.kind(),
                                renaming.object(o.name()),
                                text(o.definition()),
                                o.table().map(renaming::object),
                                o.arguments().map(this::text),
                                o.comment())));
    }

    private String schema(String name) {
        return Optional.ofNullable(renaming.objects().get(ObjectName.unqualified(name)))
                .map(ObjectName::name)
                .orElse(name);
    }

    private String text(String text) {
        return renaming.text(text, Renaming.NO_TABLE);
    }

    private EnumType apply(EnumType type) {
        return new EnumType(
                renaming.object(type.name()),
                each(type.values(), value -> renaming.part(ObjectKind.ENUM_VALUE, type.name(), value)),
                type.metadata());
    }

    private DomainType apply(DomainType domain) {
        return new DomainType(
                renaming.object(domain.name()),
                text(domain.type()),
                domain.nullable(),
                domain.defaultExpression().map(this::text),
                domain.collation(),
                each(domain.constraints(), renaming::apply),
                domain.metadata());
    }

    private View apply(View view) {
        return new View(
                renaming.object(view.name()),
                view.materialized(),
                query(view.definition()),
                view.parameters(),
                view.populated(),
                each(view.columns(), renaming::apply),
                each(view.indexes(), renaming::apply),
                each(view.triggers(), renaming::apply),
                each(view.rules(), renaming::apply),
                view.metadata());
    }

    /** In a query a table without an alias goes by its own name. */
    private String query(String definition) {
        String query = text(definition);
        for (ObjectName table : renaming.objects().keySet()) {
            if (!table.name().equals(renaming.object(table).name())) {
                query = PrintedSql.rename(query, table, new Renaming(Map.of(table, renaming.object(table)), Map.of()));
            }
        }
        return query;
    }

    private Routine apply(Routine routine) {
        ObjectName name = renaming.object(routine.name());
        return new Routine(
                name,
                routine.kind(),
                text(routine.arguments()),
                routine.result().map(this::text),
                routine.language(),
                routine.definition().replace(routine.name() + "(", name + "("),
                routine.metadata());
    }

    private static <T> List<T> each(List<T> objects, UnaryOperator<T> changed) {
        return objects.stream().map(changed).toList();
    }
}
