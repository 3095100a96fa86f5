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
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.Collections;
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
            columns(column, (table, columns) -> without(columns, column.identity()), column.name());
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
            columns(column, (table, columns) -> with(columns, column), "");
        } else if (object instanceof Constraint constraint) {
            constraints(constraint, list -> with(list, asSql(constraint)));
            key(constraint).ifPresent(index -> indexes(index, list -> with(list, index)));
        } else if (object instanceof Index index) {
            indexes(index, list -> with(list, asSql(index)));
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
            edit(Sequence.class, list -> with(list, merged(sequence, sequence, ours(List.of()))));
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
                    (table, columns) -> columns.stream()
                            .map(c -> c.identity().equals(identity) ? merged(c, column, attributes) : c)
                            .toList(),
                    "");
        } else if (after instanceof Constraint constraint) {
            constraints(constraint, list -> with(without(list, identity), asSql(constraint)));
            key(constraint).ifPresent(index -> indexes(index, list -> with(without(list, index.identity()), index)));
        } else if (after instanceof Index index) {
            indexes(index, list -> with(without(list, identity), asSql(index)));
        } else if (after instanceof Table table) {
            edit(Table.class, list -> each(list, identity, t -> commented(t, table.metadata())));
        } else if (after instanceof View view && attributes.equals(Set.of("comment"))) {
            edit(
                    View.class,
                    list -> each(list, identity, v -> view(v, v.indexes(), commented(v.metadata(), view.metadata()))));
        } else if (after instanceof EnumType type) {
            edit(
                    EnumType.class,
                    list -> each(list, identity, e -> new EnumType(e.name(), type.values(), e.metadata())));
        } else if (after instanceof DomainType type) {
            edit(DomainType.class, list -> each(list, identity, d -> merged(d, type, attributes)));
        } else if (after instanceof Sequence sequence) {
            edit(Sequence.class, list -> each(list, identity, s -> merged(s, sequence, s.metadata())));
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

    private static ObjectMetadata commented(ObjectMetadata base, ObjectMetadata model) {
        return new ObjectMetadata(base.owner(), model.comment(), base.privileges());
    }

    private static Table commented(Table t, ObjectMetadata model) {
        return table(t, t.columns(), t.constraints(), t.indexes(), commented(t.metadata(), model));
    }

    private static View view(View v, List<Index> indexes, ObjectMetadata metadata) {
        return new View(
                v.name(),
                v.materialized(),
                v.definition(),
                v.parameters(),
                v.populated(),
                v.columns(),
                indexes,
                v.triggers(),
                v.rules(),
                metadata);
    }

    private static Column merged(Column base, Column model, Set<String> attributes) {
        return new Column(
                base.table(),
                base.name(),
                attributes.contains("type") ? model.type() : base.type(),
                attributes.contains("nullable") ? model.nullable() : base.nullable(),
                attributes.contains("default") ? model.defaultExpression() : base.defaultExpression(),
                attributes.contains("identity") ? model.identityKind() : base.identityKind(),
                base.generated(),
                base.collation(),
                base.inherited(),
                base.settings(),
                attributes.contains("comment") ? model.comment() : base.comment(),
                base.privileges());
    }

    private static DomainType merged(DomainType base, DomainType model, Set<String> attributes) {
        return new DomainType(
                base.name(),
                attributes.contains("type") ? model.type() : base.type(),
                attributes.contains("nullable") ? model.nullable() : base.nullable(),
                attributes.contains("default") ? model.defaultExpression() : base.defaultExpression(),
                base.collation(),
                base.constraints(),
                base.metadata());
    }

    private static Sequence merged(Sequence base, Sequence model, ObjectMetadata metadata) {
        return new Sequence(
                base.name(),
                model.type(),
                model.start(),
                model.increment(),
                model.minimum(),
                model.maximum(),
                base.cache(),
                model.cycle(),
                base.ownedBy(),
                base.insideIdentity(),
                metadata);
    }

    /** The classes have the condition alone of a table's check. */
    private static Constraint asSql(Constraint c) {
        return new Constraint(
                c.table(),
                c.name(),
                c.kind(),
                c.kind() == ConstraintKind.CHECK && !c.definition().startsWith("CHECK ")
                        ? "CHECK (" + c.definition() + ")"
                        : c.definition(),
                c.columns(),
                c.foreignKey(),
                true,
                false,
                false,
                false,
                Optional.empty());
    }

    private static Index asSql(Index i) {
        return index(i, Optional.empty());
    }

    private static Index index(Index i, Optional<String> constraint) {
        return new Index(
                i.table(),
                i.name(),
                i.unique(),
                true,
                false,
                "btree",
                i.columns(),
                List.of(),
                false,
                Optional.empty(),
                "btree " + i.using(),
                constraint,
                Optional.empty(),
                Optional.empty());
    }

    /** The index that stands behind a key. */
    private static Optional<Index> key(Constraint c) {
        return c.kind() == ConstraintKind.PRIMARY_KEY || c.kind() == ConstraintKind.UNIQUE
                ? Optional.of(index(
                        PlainDefinitions.index(
                                c.table(),
                                c.name(),
                                true,
                                c.columns(),
                                Collections.nCopies(c.columns().size(), false)),
                        Optional.of(c.name())))
                : Optional.empty();
    }

    private Table asSql(Table t) {
        List<Constraint> constraints =
                t.constraints().stream().map(JooqOverlay::asSql).toList();
        List<Index> indexes = Stream.concat(
                        t.indexes().stream().map(JooqOverlay::asSql),
                        t.constraints().stream().flatMap(c -> key(c).stream()))
                .sorted(Comparator.comparing(CatalogObject::identity))
                .toList();
        return table(t, t.columns(), constraints, indexes, commented(ours(List.of()), t.metadata()));
    }

    private DomainType asSql(DomainType d) {
        return new DomainType(
                d.name(),
                d.type(),
                d.nullable(),
                d.defaultExpression(),
                Optional.empty(),
                d.constraints().stream().map(JooqOverlay::asSql).toList(),
                ours(ON_A_TYPE));
    }

    private static Table table(
            Table t, List<Column> columns, List<Constraint> constraints, List<Index> indexes, ObjectMetadata metadata) {
        return new Table(
                t.name(),
                t.kind(),
                t.properties(),
                columns,
                constraints,
                indexes,
                t.triggers(),
                t.rules(),
                t.policies(),
                metadata);
    }

    /** Changes the columns of a table, or the attributes of a composite type. */
    @FunctionalInterface
    private interface ColumnEdit {
        List<Column> of(ObjectName table, List<Column> columns);
    }

    /**
     * @param gone the column that goes, empty for none: what stands on it goes too
     */
    private void columns(Column column, ColumnEdit change, String gone) {
        ObjectName owned = column.table();
        edit(Table.class, list -> list.stream()
                .map(t -> t.name().equals(owned)
                        ? table(
                                t,
                                change.of(owned, t.columns()),
                                t.constraints().stream()
                                        .filter(c -> !c.columns().contains(gone))
                                        .toList(),
                                t.indexes().stream()
                                        .filter(i -> gone.isEmpty() || !speaksOf(i, gone))
                                        .toList(),
                                t.metadata())
                        : t)
                .toList());
        edit(CompositeType.class, list -> list.stream()
                .map(type -> type.name().equals(owned)
                        ? new CompositeType(type.name(), change.of(owned, type.attributes()), type.metadata())
                        : type)
                .toList());
    }

    private static boolean speaksOf(Index index, String column) {
        return Pattern.compile("(?<![\\w\"])" + Pattern.quote(SqlIdentifier.quote(column)) + "(?![\\w\"])")
                .matcher(index.using())
                .find();
    }

    private void constraints(Constraint constraint, UnaryOperator<List<Constraint>> change) {
        edit(Table.class, list -> list.stream()
                .map(t -> t.name().equals(constraint.table())
                        ? table(
                                t,
                                t.columns(),
                                change.apply(t.constraints()),
                                t.indexes().stream()
                                        .filter(i -> !i.constraint().equals(Optional.of(constraint.name())))
                                        .toList(),
                                t.metadata())
                        : t)
                .toList());
        edit(DomainType.class, list -> list.stream()
                .map(d -> d.name().equals(constraint.table())
                        ? new DomainType(
                                d.name(),
                                d.type(),
                                d.nullable(),
                                d.defaultExpression(),
                                d.collation(),
                                change.apply(d.constraints()),
                                d.metadata())
                        : d)
                .toList());
    }

    private void indexes(Index index, UnaryOperator<List<Index>> change) {
        edit(Table.class, list -> list.stream()
                .map(t -> t.name().equals(index.table())
                        ? table(t, t.columns(), t.constraints(), change.apply(t.indexes()), t.metadata())
                        : t)
                .toList());
        edit(View.class, list -> list.stream()
                .map(v -> v.name().equals(index.table()) ? view(v, change.apply(v.indexes()), v.metadata()) : v)
                .toList());
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
