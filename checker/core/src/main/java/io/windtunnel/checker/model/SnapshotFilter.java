package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Extension;
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
import java.util.function.UnaryOperator;

/** Snapshots without some of what is in them. */
final class SnapshotFilter {

    /** What {@link #portable} leaves out. */
    static final String NOT_PORTABLE =
            "Owners, default privileges, the rights on the schema public and the versions of extensions belong to the server: they were not compared.";

    private SnapshotFilter() {}

    /** Without the objects of those names, and the sequences of such tables. */
    static CatalogSnapshot without(CatalogSnapshot s, Set<ObjectName> names) {
        if (names.isEmpty()) {
            return s;
        }
        return new CatalogSnapshot(
                s.schemas(),
                s.extensions(),
                without(s.enums(), names),
                without(s.domains(), names),
                without(s.composites(), names),
                without(s.ranges(), names),
                without(s.sequences(), names).stream()
                        .filter(sequence -> !sequence.ownedBy()
                                .map(o -> names.contains(o.whole()))
                                .orElse(false))
                        .toList(),
                without(s.tables(), names),
                without(s.views(), names),
                without(s.routines(), names),
                s.defaultPrivileges(),
                s.others());
    }

    private static <T extends CatalogObject> List<T> without(List<T> objects, Set<ObjectName> names) {
        return objects.stream()
                .filter(object -> !names.contains(object.identity().name()))
                .toList();
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
