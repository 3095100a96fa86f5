package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DefaultPrivileges;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Extension;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.OtherObject;
import io.windtunnel.checker.catalog.RangeType;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Rule;
import io.windtunnel.checker.catalog.Schema;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A snapshot seen through renames, as if they had been run. */
public final class RenamedSnapshot {

    private final Renaming renaming;
    private final List<Change.Renamed> values;
    private final Map<String, String> schemas = new HashMap<>();

    private RenamedSnapshot(Renaming renaming, List<Change.Renamed> values) {
        this.renaming = renaming;
        this.values = values;
    }

    /**
     * The snapshot with the new names. Views and routines that speak of columns under other names than their own may
     * keep old ones in their text.
     */
    public static CatalogSnapshot of(CatalogSnapshot snapshot, List<Change.Renamed> renames) {
        if (renames.isEmpty()) {
            return snapshot;
        }
        Map<ObjectName, ObjectName> objects = new HashMap<>();
        Map<ObjectIdentity, String> parts = new HashMap<>();
        List<Change.Renamed> values = new ArrayList<>();
        Map<String, String> schemas = new HashMap<>();
        for (Change.Renamed rename : renames) {
            if (rename.from().kind() == ObjectKind.SCHEMA) {
                schemas.put(rename.from().name().name(), rename.to().name().name());
            } else if (rename.from().kind() == ObjectKind.ENUM_VALUE) {
                values.add(rename);
            } else if (rename.to().name().part().isPresent()) {
                parts.put(rename.from(), rename.to().name().part().get());
            } else {
                objects.put(rename.from().name(), rename.to().name());
            }
        }
        names(snapshot)
                .filter(name -> schemas.containsKey(name.schema().orElse("")))
                .forEach(name -> objects.putIfAbsent(
                        name, ObjectName.of(schemas.getOrDefault(name.schema().orElse(""), ""), name.name())));
        RenamedSnapshot renamed = new RenamedSnapshot(new Renaming(objects, inherited(snapshot, parts)), values);
        renamed.schemas.putAll(schemas);
        return renamed.apply(snapshot);
    }

    /** With a parent's column those of its children are renamed. */
    private static Map<ObjectIdentity, String> inherited(CatalogSnapshot snapshot, Map<ObjectIdentity, String> parts) {
        Map<ObjectIdentity, String> all = new HashMap<>(parts);
        for (int size = -1; size != all.size(); ) {
            size = all.size();
            for (Table table : snapshot.tables()) {
                List<ObjectName> parents = new ArrayList<>(table.properties().parents());
                table.properties().partition().ifPresent(p -> parents.add(p.parent()));
                for (Map.Entry<ObjectIdentity, String> entry : List.copyOf(all.entrySet())) {
                    ObjectIdentity part = entry.getKey();
                    if (part.kind() == ObjectKind.COLUMN
                            && parents.contains(part.name().whole())) {
                        String name = part.name().part().orElse("");
                        all.putIfAbsent(
                                ObjectIdentity.of(
                                        ObjectKind.COLUMN, table.name().part(name)),
                                entry.getValue());
                    }
                }
            }
        }
        return all;
    }

    private static Stream<ObjectName> names(CatalogSnapshot snapshot) {
        Stream<ObjectName> indexes = snapshot.tables().stream()
                .flatMap(t -> t.indexes().stream())
                .map(i -> i.identity().name());
        Stream<ObjectName> objects = Stream.of(
                        snapshot.enums(),
                        snapshot.domains(),
                        snapshot.composites(),
                        snapshot.ranges(),
                        snapshot.sequences(),
                        snapshot.tables(),
                        snapshot.views(),
                        snapshot.routines(),
                        snapshot.others())
                .flatMap(List::stream)
                .map(object -> object.identity().name());
        return Stream.concat(objects, indexes);
    }

    private CatalogSnapshot apply(CatalogSnapshot s) {
        return new CatalogSnapshot(
                s.schemas().stream()
                        .map(x -> new Schema(schemas.getOrDefault(x.name(), x.name()), x.metadata()))
                        .toList(),
                s.extensions().stream()
                        .map(x -> new Extension(
                                x.name(), schemas.getOrDefault(x.schema(), x.schema()), x.version(), x.comment()))
                        .toList(),
                s.enums().stream().map(this::apply).toList(),
                s.domains().stream().map(this::apply).toList(),
                s.composites().stream()
                        .map(x -> new CompositeType(
                                renaming.object(x.name()),
                                x.attributes().stream().map(this::apply).toList(),
                                x.metadata()))
                        .toList(),
                s.ranges().stream()
                        .map(x -> new RangeType(renaming.object(x.name()), text(x.definition()), x.metadata()))
                        .toList(),
                s.sequences().stream().map(renaming::apply).toList(),
                s.tables().stream().map(this::apply).toList(),
                s.views().stream().map(this::apply).toList(),
                s.routines().stream()
                        .map(x -> new Routine(
                                renaming.object(x.name()),
                                x.kind(),
                                text(x.arguments()),
                                x.result().map(this::text),
                                x.language(),
                                text(x.definition()),
                                x.metadata()))
                        .toList(),
                s.defaultPrivileges().stream()
                        .map(x -> new DefaultPrivileges(
                                x.role(), x.schema().map(n -> schemas.getOrDefault(n, n)), x.objects(), x.privileges()))
                        .toList(),
                s.others().stream()
                        .map(x -> new OtherObject(
                                x.kind(),
                                renaming.object(x.name()),
                                text(x.definition()),
                                x.table().map(renaming::object),
                                x.comment()))
                        .toList());
    }

    private String text(String text) {
        return withValues(renaming.text(text, Renaming.NO_TABLE));
    }

    /** Values of enums are printed with a cast to their type. */
    private String withValues(String text) {
        String result = text;
        for (Change.Renamed value : values) {
            String type = "::" + renaming.object(value.from().name().whole());
            result = result.replace(literal(value.from()) + type, literal(value.to()) + type);
        }
        return result;
    }

    private static String literal(ObjectIdentity value) {
        return "'" + value.name().part().orElse("").replace("'", "''") + "'";
    }

    private EnumType apply(EnumType type) {
        Map<String, String> names = new HashMap<>();
        values.stream()
                .filter(v -> v.from().name().whole().equals(type.name()))
                .forEach(v -> names.put(
                        v.from().name().part().orElse(""), v.to().name().part().orElse("")));
        return new EnumType(
                renaming.object(type.name()),
                type.values().stream().map(v -> names.getOrDefault(v, v)).toList(),
                type.metadata());
    }

    private DomainType apply(DomainType type) {
        return new DomainType(
                renaming.object(type.name()),
                text(type.type()),
                type.nullable(),
                type.defaultExpression().map(this::text),
                type.collation(),
                type.constraints().stream().map(this::apply).toList(),
                type.metadata());
    }

    private Constraint apply(Constraint constraint) {
        Constraint c = renaming.apply(constraint);
        return new Constraint(
                c.table(),
                c.name(),
                c.kind(),
                withValues(c.definition()),
                c.columns(),
                c.foreignKey(),
                c.validated(),
                c.deferrable(),
                c.initiallyDeferred(),
                c.inherited(),
                c.comment());
    }

    private Column apply(Column column) {
        Column c = renaming.apply(column);
        return new Column(
                c.table(),
                c.name(),
                c.type(),
                c.nullable(),
                c.defaultExpression().map(this::withValues),
                c.identityKind(),
                c.generated().map(g -> new Column.Generated(withValues(g.expression()), g.virtual())),
                c.collation(),
                c.inherited(),
                c.settings(),
                c.comment(),
                c.privileges());
    }

    private Index apply(Index index) {
        Index i = renaming.apply(index);
        return new Index(
                i.table(),
                i.name(),
                i.unique(),
                i.valid(),
                i.clustered(),
                i.method(),
                i.columns(),
                i.included(),
                i.hasExpressions(),
                i.predicate().map(this::withValues),
                withValues(i.using()),
                i.constraint(),
                i.parent(),
                i.comment());
    }

    private Table apply(Table table) {
        Table renamed = renaming.apply(table);
        return new Table(
                renamed.name(),
                renamed.kind(),
                renamed.properties(),
                table.columns().stream().map(this::apply).toList(),
                table.constraints().stream().map(this::apply).toList(),
                table.indexes().stream().map(this::apply).toList(),
                renamed.triggers(),
                renamed.rules(),
                renamed.policies(),
                renamed.metadata());
    }

    /** Its own columns keep their names when those that they show get others. */
    private View apply(View view) {
        ObjectName name = renaming.object(view.name());
        String definition = text(view.definition());
        for (ObjectIdentity part : renaming.parts().keySet()) {
            if (part.kind() == ObjectKind.COLUMN
                    && definition.contains(part.name().whole().name())) {
                definition = renaming.text(definition, part.name().whole());
            }
        }
        return new View(
                name,
                view.materialized(),
                definition,
                view.parameters(),
                view.populated(),
                view.columns().stream().map(renaming::apply).toList(),
                view.indexes().stream().map(this::apply).toList(),
                view.triggers().stream().map(t -> moved(t, name)).toList(),
                view.rules().stream()
                        .map(r -> new Rule(name, r.name(), text(r.definition()), r.firing(), r.comment()))
                        .toList(),
                view.metadata());
    }

    private Trigger moved(Trigger t, ObjectName view) {
        return new Trigger(
                view,
                t.name(),
                text(t.definition()),
                renaming.object(t.function()),
                t.firing(),
                t.inherited(),
                t.comment());
    }
}
