package io.windtunnel.checker.generate;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a table's changes would hold up others while every row is read, and can be done in steps that do not.
 *
 * @param table the table as it is wanted
 * @param constraints foreign keys and checks that are new
 * @param columns those that are to refuse NULL from now on
 * @param indexes indexes that are new, those behind {@code keys} too
 * @param keys unique and primary keys that are new
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES">PostgreSQL: ALTER
 *     TABLE, Notes</a>
 */
record DeferredWork(Table table, Set<String> constraints, Set<String> columns, Set<String> indexes, Set<String> keys) {

    private static final String NOT_VALID = " NOT VALID";

    DeferredWork {
        constraints = Set.copyOf(constraints);
        columns = Set.copyOf(columns);
        indexes = Set.copyOf(indexes);
        keys = Set.copyOf(keys);
    }

    /**
     * Looks for it.
     *
     * @param before the schema as it is, under the new names
     * @param after the schema as it is wanted
     * @param table one of {@code after}
     */
    static DeferredWork of(CatalogSnapshot before, CatalogSnapshot after, Table table) {
        Optional<Table> earlier = before.table(table.name());
        boolean isAlone = earlier.stream().allMatch(t -> isAlone(t, before)) && isAlone(table, after);
        if (earlier.isEmpty() || !isAlone) {
            return new DeferredWork(table, Set.of(), Set.of(), Set.of(), Set.of());
        }
        Set<String> keys = keys(earlier.get(), table, after);
        return new DeferredWork(
                table,
                constraints(earlier.get(), table),
                columns(earlier.get(), table, keys),
                indexes(earlier.get(), table, keys, after),
                keys);
    }

    /** Whether it is no part of a hierarchy: there a parent's constraints and indexes are its children's, too. */
    private static boolean isAlone(Table table, CatalogSnapshot snapshot) {
        return table.kind() == TableKind.ORDINARY
                && !table.isPartition()
                && table.properties().parents().isEmpty()
                && snapshot.tables().stream()
                        .noneMatch(t -> t.properties().parents().contains(table.name()));
    }

    private static boolean isNew(Table earlier, Constraint constraint) {
        return earlier.constraints().stream()
                .noneMatch(c -> c.name().equals(constraint.name())
                        && c.definition().replace(NOT_VALID, "").equals(constraint.definition()));
    }

    private static Set<String> constraints(Table earlier, Table table) {
        return table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY || c.kind() == ConstraintKind.CHECK)
                .filter(c -> c.validated() && isNew(earlier, c))
                .map(Constraint::name)
                .collect(Collectors.toSet());
    }

    /** Not those that something else stands on from the beginning. */
    private static Set<String> keys(Table earlier, Table table, CatalogSnapshot after) {
        boolean hadPrimaryKey = earlier.constraints().stream().anyMatch(c -> c.kind() == ConstraintKind.PRIMARY_KEY);
        return table.constraints().stream()
                .filter(c ->
                        c.kind() == ConstraintKind.UNIQUE || (c.kind() == ConstraintKind.PRIMARY_KEY && !hadPrimaryKey))
                .filter(c -> !c.definition().contains(" WITHOUT OVERLAPS"))
                .filter(c -> earlier.constraints().stream()
                        .noneMatch(old -> old.name().equals(c.name())))
                .filter(c -> !isPointedAt(table.name(), c.columns(), after))
                .filter(c -> table.indexes().stream()
                        .filter(index -> index.name().equals(c.name()))
                        .anyMatch(index -> isFree(index, table)))
                .map(Constraint::name)
                .collect(Collectors.toSet());
    }

    private static boolean isPointedAt(ObjectName table, List<String> columns, CatalogSnapshot after) {
        return after.tables().stream()
                .flatMap(t -> t.constraints().stream())
                .flatMap(c -> c.foreignKey().stream())
                .anyMatch(key ->
                        key.table().equals(table) && Set.copyOf(key.columns()).equals(Set.copyOf(columns)));
    }

    /** An index that replica identity or CLUSTER names has to be there when they are set. */
    private static boolean isFree(Index index, Table table) {
        return !index.clustered()
                && index.valid()
                && !table.properties().replicaIdentity().startsWith("USING INDEX")
                && index.parent().isEmpty();
    }

    private static Set<String> indexes(Table earlier, Table table, Set<String> keys, CatalogSnapshot after) {
        Stream<Index> plain = table.indexes().stream()
                .filter(index -> index.constraint().isEmpty() && isFree(index, table))
                .filter(index -> !(index.unique() && isPointedAt(table.name(), index.columns(), after)))
                .filter(index -> earlier.indexes().stream()
                        .noneMatch(old -> old.name().equals(index.name())
                                && old.unique() == index.unique()
                                && old.using().equals(index.using())));
        return Stream.concat(plain.map(Index::name), keys.stream()).collect(Collectors.toSet());
    }

    /** Those of a primary key that is there from the beginning must refuse NULL from the beginning. */
    private static Set<String> columns(Table earlier, Table table, Set<String> keys) {
        Set<String> primary = table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.PRIMARY_KEY && !keys.contains(c.name()))
                .flatMap(c -> c.columns().stream())
                .collect(Collectors.toSet());
        return table.columns().stream()
                .filter(column -> !column.nullable() && !primary.contains(column.name()))
                .filter(column ->
                        column.identityKind().isEmpty() && column.generated().isEmpty())
                .filter(column -> earlier.column(column.name())
                        .map(Column::nullable)
                        .orElse(column.defaultExpression().isEmpty()))
                .map(Column::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isEmpty() {
        return constraints.isEmpty() && columns.isEmpty() && indexes.isEmpty();
    }

    /** Whether there is something to validate. */
    boolean hasChecks() {
        return !constraints.isEmpty() || !columns.isEmpty();
    }

    /** Everything there that takes no time: constraints hold for new rows alone, NULL is refused by a check. */
    Table unvalidated() {
        return table(nullable(), constraints(true, false));
    }

    /** Every constraint is valid, the checks too that stand for NOT NULL. */
    Table validated() {
        return table(nullable(), constraints(true, true));
    }

    /** Postgres believes a valid check and reads no row for SET NOT NULL. */
    Table checked() {
        return table(table.columns(), constraints(true, true));
    }

    /** As it is wanted but for the indexes. */
    Table withoutIndexes() {
        return table(table.columns(), constraints(false, true));
    }

    private List<Column> nullable() {
        return table.columns().stream()
                .map(c -> columns.contains(c.name()) ? c.takingNull() : c)
                .toList();
    }

    private List<Constraint> constraints(boolean hasChecks, boolean isValid) {
        Stream<Constraint> own = table.constraints().stream()
                .filter(c -> !keys.contains(c.name()))
                .map(c -> constraints.contains(c.name()) ? copy(c, isValid) : c);
        Stream<Constraint> checks =
                hasChecks ? columns.stream().map(column -> notNull(column, isValid)) : Stream.empty();
        return Stream.concat(own, checks)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static Constraint copy(Constraint c, boolean isValid) {
        return new Constraint(
                c.table(),
                c.name(),
                c.kind(),
                c.definition() + (isValid ? "" : NOT_VALID),
                c.columns(),
                c.foreignKey(),
                isValid,
                c.deferrable(),
                c.initiallyDeferred(),
                c.inherited(),
                c.comment());
    }

    private Constraint notNull(String column, boolean isValid) {
        Constraint check = new Constraint(
                table.name(),
                checkName(column),
                ConstraintKind.CHECK,
                "CHECK ((" + SqlIdentifier.quote(column) + " IS NOT NULL))",
                List.of(column),
                Optional.empty(),
                true,
                false,
                false,
                false,
                Optional.empty());
        return copy(check, isValid);
    }

    /** A name that nothing has: PostgreSQL 18 gives NOT NULL the name that ends with _not_null. */
    private String checkName(String column) {
        Set<String> taken =
                table.constraints().stream().map(Constraint::name).collect(Collectors.toCollection(HashSet::new));
        String wish = "check_" + column + "_is_not_null";
        String name = wish.length() > 40 ? "check_column_" + place(column) + "_is_not_null" : wish;
        return taken.contains(name) ? name + "_" : name;
    }

    private int place(String column) {
        return table.columns().stream().map(Column::name).toList().indexOf(column) + 1;
    }

    private Table table(List<Column> withColumns, List<Constraint> withConstraints) {
        return new Table(
                table.name(),
                table.kind(),
                table.properties(),
                withColumns,
                withConstraints,
                table.indexes().stream()
                        .filter(index -> !indexes.contains(index.name()))
                        .toList(),
                table.triggers(),
                table.rules(),
                table.policies(),
                table.metadata());
    }
}
