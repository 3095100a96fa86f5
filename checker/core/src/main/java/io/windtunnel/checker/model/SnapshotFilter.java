package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Extension;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.RangeType;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Schema;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Snapshots without some of what is in them. */
final class SnapshotFilter {

    /** What {@link #portable} leaves out. */
    static final String NOT_PORTABLE =
            "Owners, default privileges, the rights on the schema public and the versions of extensions belong to the server: they were not compared.";

    private SnapshotFilter() {}

    /** Without the objects of those names, and the sequences of such tables. */
    static CatalogSnapshot without(CatalogSnapshot s, Set<ObjectName> names) {
        return names.isEmpty() ? s : without(s, names::contains);
    }

    /** Without the objects whose names are among those, and what belongs to such tables. */
    static CatalogSnapshot without(CatalogSnapshot s, Predicate<ObjectName> names) {
        return new CatalogSnapshot(
                objects(s.schemas(), names),
                objects(s.extensions(), names),
                objects(s.enums(), names),
                objects(s.domains(), names),
                objects(s.composites(), names),
                objects(s.ranges(), names),
                objects(s.sequences(), names).stream()
                        .filter(sequence -> sequence.ownedBy()
                                .filter(column -> names.test(column.whole()))
                                .isEmpty())
                        .toList(),
                objects(s.tables(), names).stream()
                        .map(table -> withoutIndexes(table, names))
                        .toList(),
                objects(s.views(), names),
                objects(s.routines(), names),
                s.defaultPrivileges(),
                objects(s.others(), names).stream()
                        .filter(other -> other.table().filter(names).isEmpty())
                        .toList());
    }

    private static <T extends CatalogObject> List<T> objects(List<T> objects, Predicate<ObjectName> names) {
        return objects.stream()
                .filter(object -> !names.test(object.identity().name()))
                .toList();
    }

    private static Table withoutIndexes(Table table, Predicate<ObjectName> names) {
        List<Index> indexes = table.indexes().stream()
                .filter(index -> index.constraint().isPresent()
                        || !names.test(index.identity().name()))
                .toList();
        return new Table(
                table.name(),
                table.kind(),
                table.properties(),
                table.columns(),
                table.constraints(),
                indexes,
                table.triggers(),
                table.rules(),
                table.policies(),
                table.metadata());
    }

    /** Without what belongs to the server more than to the schema. */
    static CatalogSnapshot portable(CatalogSnapshot s) {
        return new CatalogSnapshot(
                each(
                        s.schemas(),
                        o -> new Schema(o.name(), o.name().equals("public") ? NOBODYS : nobodys(o.metadata()))),
                each(s.extensions(), o -> new Extension(o.name(), o.schema(), "", o.comment())),
                each(s.enums(), o -> new EnumType(o.name(), o.values(), nobodys(o.metadata()))),
                each(
                        s.domains(),
                        o -> new DomainType(
                                o.name(),
                                o.type(),
                                o.nullable(),
                                o.defaultExpression(),
                                o.collation(),
                                o.constraints(),
                                nobodys(o.metadata()))),
                each(s.composites(), o -> new CompositeType(o.name(), o.attributes(), nobodys(o.metadata()))),
                each(s.ranges(), o -> new RangeType(o.name(), o.definition(), nobodys(o.metadata()))),
                each(
                        s.sequences(),
                        o -> new Sequence(
                                o.name(),
                                o.type(),
                                o.start(),
                                o.increment(),
                                o.minimum(),
                                o.maximum(),
                                o.cache(),
                                o.cycle(),
                                o.ownedBy(),
                                o.insideIdentity(),
                                nobodys(o.metadata()))),
                each(
                        s.tables(),
                        o -> new Table(
                                o.name(),
                                o.kind(),
                                o.properties(),
                                o.columns(),
                                o.constraints(),
                                o.indexes(),
                                o.triggers(),
                                o.rules(),
                                o.policies(),
                                nobodys(o.metadata()))),
                each(
                        s.views(),
                        o -> new View(
                                o.name(),
                                o.materialized(),
                                o.definition(),
                                o.parameters(),
                                o.populated(),
                                o.columns(),
                                o.indexes(),
                                o.triggers(),
                                o.rules(),
                                nobodys(o.metadata()))),
                each(
                        s.routines(),
                        o -> new Routine(
                                o.name(),
                                o.kind(),
                                o.arguments(),
                                o.result(),
                                o.language(),
                                o.definition(),
                                nobodys(o.metadata()))),
                List.of(),
                s.others());
    }

    private static final ObjectMetadata NOBODYS = new ObjectMetadata("", java.util.Optional.empty(), List.of());

    private static ObjectMetadata nobodys(ObjectMetadata metadata) {
        return new ObjectMetadata("", metadata.comment(), metadata.privileges());
    }

    private static <T> List<T> each(List<T> objects, UnaryOperator<T> changed) {
        return objects.stream().map(changed).toList();
    }
}
