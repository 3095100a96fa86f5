package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.Privilege;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Schema;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.Difference;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays what generated classes say over a catalog: what they say nothing of stays as it is. */
final class JooqOverlay {

    /** What Postgres gives everybody on a new type. */
    private static final List<Privilege> ON_A_TYPE = List.of(new Privilege("PUBLIC", "USAGE", false));

    private final String owner;
    private CatalogSnapshot schema;

    private JooqOverlay(CatalogSnapshot base) {
        this.schema = base;
        Map<String, Long> owners = base.tables().stream()
                .collect(Collectors.groupingBy(table -> table.metadata().owner(), TreeMap::new, Collectors.counting()));
        this.owner = owners.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /**
     * The catalog with the changes made.
     *
     * @param base the catalog in full
     * @param changes what the classes change of it, in their words
     * @throws ModelException for a change of which the classes do not tell enough to make it
     */
    static CatalogSnapshot apply(CatalogSnapshot base, List<Change> changes) {
        JooqOverlay overlay = new JooqOverlay(base);
        for (Change change : changes) {
            if (overlay.isOfView(change)) {
                throw untold(change);
            }
            if (change instanceof Change.Dropped dropped) {
                overlay.drop(dropped.dropped());
            } else if (change instanceof Change.Added added) {
                overlay.add(added, added.added());
            } else if (change instanceof Change.Altered altered) {
                overlay.alter(altered);
            }
        }
        return overlay.schema;
    }

    private boolean isOfView(Change change) {
        return change.object().kind() == ObjectKind.COLUMN
                && schema.views().stream().anyMatch(view -> view.name()
                        .equals(change.object().name().whole()));
    }

    private void drop(CatalogObject object) {
        ObjectName name = object.identity().name();
        if (object instanceof Column column) {
            columns(column, columns -> without(columns, column.identity()), column.name());
        } else if (object instanceof Constraint constraint) {
            constraints(constraint, list -> without(list, constraint.identity()));
        } else if (object instanceof Index index) {
            indexes(index, list -> without(list, index.identity()));
        } else {
            edit(object.getClass(), list -> without(list, object.identity()));
            edit(Sequence.class, list -> list.stream()
                    .filter(sequence -> sequence.ownedBy()
                            .map(ObjectName::whole)
                            .filter(name::equals)
                            .isEmpty())
                    .toList());
        }
    }

    private void add(Change change, CatalogObject object) {
        if (object instanceof Column column) {
            columns(column, columns -> with(columns, column), "");
        } else if (object instanceof Constraint constraint) {
            constraints(constraint, list -> with(list, MergedObjects.asSql(constraint)));
            MergedObjects.key(constraint).ifPresent(index -> indexes(index, list -> with(list, index)));
        } else if (object instanceof Index index) {
            indexes(index, list -> with(list, MergedObjects.asSql(index)));
        } else if (object instanceof Table table) {
            edit(Table.class, list -> with(list, asSql(table)));
        } else if (object instanceof EnumType type) {
            edit(EnumType.class, list -> with(list, new EnumType(type.name(), type.values(), ours(ON_A_TYPE))));
        } else if (object instanceof DomainType type) {
            edit(DomainType.class, list -> with(list, asSql(type)));
        } else if (object instanceof CompositeType type) {
            edit(
                    CompositeType.class,
                    list -> with(list, new CompositeType(type.name(), type.attributes(), ours(ON_A_TYPE))));
        } else if (object instanceof Sequence sequence) {
            edit(Sequence.class, list -> with(list, MergedObjects.merged(sequence, sequence, ours(List.of()))));
        } else if (object instanceof Schema added) {
            edit(Schema.class, list -> with(list, new Schema(added.name(), ours(List.of()))));
        } else {
            throw untold(change);
        }
    }

    private void alter(Change.Altered change) {
        Set<String> attributes =
                change.differences().stream().map(Difference::attribute).collect(Collectors.toSet());
        CatalogObject after = change.after();
        ObjectIdentity identity = after.identity();
        if (after instanceof Column column) {
            columns(
                    column,
                    columns -> columns.stream()
                            .map(c -> c.identity().equals(identity) ? MergedObjects.merged(c, column, attributes) : c)
                            .toList(),
                    "");
        } else if (after instanceof Constraint constraint) {
            constraints(constraint, list -> with(without(list, identity), MergedObjects.asSql(constraint)));
            MergedObjects.key(constraint)
                    .ifPresent(index -> indexes(index, list -> with(without(list, index.identity()), index)));
        } else if (after instanceof Index index) {
            indexes(index, list -> with(without(list, identity), MergedObjects.asSql(index)));
        } else if (after instanceof Table table) {
            edit(Table.class, list -> each(list, identity, t -> MergedObjects.commented(t, table.metadata())));
        } else if (after instanceof View view && attributes.equals(Set.of("comment"))) {
            edit(
                    View.class,
                    list -> each(
                            list,
                            identity,
                            v -> MergedObjects.view(
                                    v, v.indexes(), MergedObjects.commented(v.metadata(), view.metadata()))));
        } else if (after instanceof EnumType type) {
            edit(
                    EnumType.class,
                    list -> each(list, identity, e -> new EnumType(e.name(), type.values(), e.metadata())));
        } else if (after instanceof DomainType type) {
            edit(DomainType.class, list -> each(list, identity, d -> MergedObjects.merged(d, type, attributes)));
        } else if (after instanceof Sequence sequence) {
            edit(Sequence.class, list -> each(list, identity, s -> MergedObjects.merged(s, sequence, s.metadata())));
        } else {
            throw untold(change);
        }
    }

    private static ModelException untold(Change change) {
        return new ModelException(
                "%s: generated classes do not tell how it is made. Write that migration by hand, or take a ddl: model."
                        .formatted(ChangeText.sentence(change)));
    }

    private ObjectMetadata ours(List<Privilege> privileges) {
        return new ObjectMetadata(owner, Optional.empty(), privileges);
    }

    private Table asSql(Table t) {
        List<Constraint> constraints =
                t.constraints().stream().map(MergedObjects::asSql).toList();
        List<Index> indexes = Stream.concat(
                        t.indexes().stream().map(MergedObjects::asSql),
                        t.constraints().stream().flatMap(c -> MergedObjects.key(c).stream()))
                .sorted(Comparator.comparing(CatalogObject::identity))
                .toList();
        return MergedObjects.table(
                t, t.columns(), constraints, indexes, MergedObjects.commented(ours(List.of()), t.metadata()));
    }

    private DomainType asSql(DomainType d) {
        return new DomainType(
                d.name(),
                d.type(),
                d.nullable(),
                d.defaultExpression(),
                Optional.empty(),
                d.constraints().stream().map(MergedObjects::asSql).toList(),
                ours(ON_A_TYPE));
    }

    /**
     * Changes the columns of a table, or the attributes of a composite type.
     *
     * @param gone the column that goes, empty for none: what stands on it goes too
     */
    private void columns(Column column, UnaryOperator<List<Column>> change, String gone) {
        ObjectName owner = column.table();
        edit(
                Table.class,
                ObjectKind.TABLE,
                owner,
                t -> MergedObjects.table(
                        t,
                        change.apply(t.columns()),
                        t.constraints().stream()
                                .filter(c -> !c.columns().contains(gone))
                                .toList(),
                        t.indexes().stream()
                                .filter(i -> gone.isEmpty() || !speaksOf(i, gone))
                                .toList(),
                        t.metadata()));
        edit(
                CompositeType.class,
                ObjectKind.COMPOSITE_TYPE,
                owner,
                type -> new CompositeType(type.name(), change.apply(type.attributes()), type.metadata()));
    }

    private static boolean speaksOf(Index index, String column) {
        return Pattern.compile("(?<![\\w\"])" + Pattern.quote(SqlIdentifier.quote(column)) + "(?![\\w\"])")
                .matcher(index.using())
                .find();
    }

    /** Of a table, whose key's index goes with its constraint, or of a domain. */
    private void constraints(Constraint constraint, UnaryOperator<List<Constraint>> change) {
        edit(
                Table.class,
                ObjectKind.TABLE,
                constraint.table(),
                t -> MergedObjects.table(
                        t,
                        t.columns(),
                        change.apply(t.constraints()),
                        t.indexes().stream()
                                .filter(i -> !i.constraint().equals(Optional.of(constraint.name())))
                                .toList(),
                        t.metadata()));
        edit(
                DomainType.class,
                ObjectKind.DOMAIN,
                constraint.table(),
                d -> new DomainType(
                        d.name(),
                        d.type(),
                        d.nullable(),
                        d.defaultExpression(),
                        d.collation(),
                        change.apply(d.constraints()),
                        d.metadata()));
    }

    private void indexes(Index index, UnaryOperator<List<Index>> change) {
        edit(
                Table.class,
                ObjectKind.TABLE,
                index.table(),
                t -> MergedObjects.table(t, t.columns(), t.constraints(), change.apply(t.indexes()), t.metadata()));
        edit(
                View.class,
                ObjectKind.MATERIALIZED_VIEW,
                index.table(),
                v -> MergedObjects.view(v, change.apply(v.indexes()), v.metadata()));
    }

    private <T extends CatalogObject> void edit(
            Class<T> kind, ObjectKind word, ObjectName name, UnaryOperator<T> change) {
        ObjectIdentity identity = ObjectIdentity.of(word, name);
        edit(kind, list -> each(list, identity, change));
    }

    private static <T extends CatalogObject> List<T> without(List<T> list, ObjectIdentity identity) {
        return list.stream().filter(o -> !o.identity().equals(identity)).toList();
    }

    /** A column behind the others, everything else in its place by name. */
    private static <T extends CatalogObject> List<T> with(List<T> list, T object) {
        List<T> all = new ArrayList<>(list);
        all.add(object);
        if (!(object instanceof Column)) {
            all.sort(Comparator.comparing(CatalogObject::identity));
        }
        return all;
    }

    private static <T extends CatalogObject> List<T> each(
            List<T> list, ObjectIdentity identity, Function<T, T> change) {
        return list.stream()
                .map(o -> o.identity().equals(identity) ? change.apply(o) : o)
                .toList();
    }

    private <T extends CatalogObject> void edit(Class<T> kind, UnaryOperator<List<T>> change) {
        schema = new CatalogSnapshot(
                edited(Schema.class, schema.schemas(), kind, change),
                schema.extensions(),
                edited(EnumType.class, schema.enums(), kind, change),
                edited(DomainType.class, schema.domains(), kind, change),
                edited(CompositeType.class, schema.composites(), kind, change),
                schema.ranges(),
                edited(Sequence.class, schema.sequences(), kind, change),
                edited(Table.class, schema.tables(), kind, change),
                edited(View.class, schema.views(), kind, change),
                edited(Routine.class, schema.routines(), kind, change),
                schema.defaultPrivileges(),
                schema.others());
    }

    @SuppressWarnings("unchecked") // the two kinds are one and the same
    private static <L extends CatalogObject, T extends CatalogObject> List<L> edited(
            Class<L> own, List<L> list, Class<T> kind, UnaryOperator<List<T>> change) {
        return own.equals(kind) ? (List<L>) change.apply((List<T>) list) : list;
    }
}
