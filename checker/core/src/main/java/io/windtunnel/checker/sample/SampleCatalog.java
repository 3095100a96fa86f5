package io.windtunnel.checker.sample;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the snapshot, which is made for comparing, does not say: types by their numbers, conditions, sizes. */
final class SampleCatalog {

    private static final String COLUMNS = CatalogRows.load("columns.sql");
    private static final String CHECKS = CatalogRows.load("checks.sql");

    private record TypedColumn(ObjectName table, String name, ValueType type, String printed, boolean generated) {}

    private record NamedCheck(ObjectName table, Condition condition) {}

    private final Map<ObjectName, Table> tables;
    private final Map<ObjectName, Map<String, TypedColumn>> columns = new HashMap<>();
    private final Map<ObjectName, List<Condition>> conditions = new HashMap<>();
    private final Set<ObjectName> withBytes = new HashSet<>();

    private SampleCatalog(CatalogSnapshot schema) {
        this.tables = schema.tables().stream()
                .collect(Collectors.toMap(Table::name, table -> table, (first, second) -> first, LinkedHashMap::new));
    }

    /** In a session with an empty search path, so that every name is printed qualified. */
    static SampleCatalog read(Connection connection, CatalogSnapshot schema) throws SQLException {
        SampleCatalog catalog = new SampleCatalog(schema);
        TypeRegister types = TypeRegister.read(connection);
        CatalogRows.query(connection, COLUMNS, row -> {
                    ObjectName table = ObjectName.of(row.getString("schema"), row.getString("table"));
                    if (row.getLong("bytes") > 0) {
                        catalog.withBytes.add(table);
                    }
                    return new TypedColumn(
                            table,
                            row.getString("name"),
                            types.type(row.getLong("type"), row.getInt("modifier")),
                            row.getString("printed"),
                            row.getBoolean("generated"));
                })
                .forEach(column -> catalog.columns
                        .computeIfAbsent(column.table(), name -> new LinkedHashMap<>())
                        .put(column.name(), column));
        CatalogRows.query(
                        connection,
                        CHECKS,
                        row -> new NamedCheck(
                                ObjectName.of(row.getString("schema"), row.getString("table")),
                                new Condition(
                                        row.getString("name"),
                                        row.getString("expression"),
                                        CatalogRows.texts(row, "columns"))))
                .forEach(check -> catalog.conditions
                        .computeIfAbsent(check.table(), name -> new ArrayList<>())
                        .add(check.condition()));
        return catalog;
    }

    /** The tables that hold rows themselves, sorted by name. */
    List<SampleTable> tables() {
        return tables.values().stream()
                .filter(table -> table.kind() == TableKind.ORDINARY && columns.containsKey(table.name()))
                .map(this::sampleTable)
                .toList();
    }

    /** Whether a table has taken any place on disk, without which it can have no rows. */
    boolean mayHaveRows(ObjectName table) {
        return withBytes.contains(table);
    }

    /** What takes row security off those tables that force it on their owner. */
    String unforced(List<ObjectName> names) {
        return names.stream()
                .filter(name -> Optional.ofNullable(tables.get(name))
                        .filter(table -> table.properties().forcedRowSecurity())
                        .isPresent())
                .map(name -> "ALTER TABLE " + name + " NO FORCE ROW LEVEL SECURITY")
                .collect(Collectors.joining(";"));
    }

    /** The tables that hold the rows of a table: its partitions, or itself. */
    Set<ObjectName> holders(ObjectName table) {
        Set<ObjectName> holders = new HashSet<>();
        if (columns.containsKey(table)) {
            holders.add(table);
        }
        tables.values().stream()
                .filter(child -> isPartitionOf(child, table))
                .forEach(child -> holders.addAll(holders(child.name())));
        return holders;
    }

    private static boolean isPartitionOf(Table child, ObjectName parent) {
        return child.properties()
                .partition()
                .filter(partition -> partition.parent().equals(parent))
                .isPresent();
    }

    private SampleTable sampleTable(Table table) {
        Map<String, TypedColumn> typed = columns.getOrDefault(table.name(), Map.of());
        List<SampleColumn> taking = table.columns().stream()
                .flatMap(column -> Optional.ofNullable(typed.get(column.name()))
                        .filter(found -> !found.generated())
                        .map(found -> SampleColumn.of(column, found.type(), found.printed()))
                        .stream())
                .toList();
        return new SampleTable(
                table,
                taking,
                conditions.getOrDefault(table.name(), List.of()).stream()
                        .map(condition -> withColumns(condition, taking))
                        .toList(),
                references(table, taking),
                table.indexes().stream()
                        .filter(index -> index.unique() && !index.columns().isEmpty())
                        .map(SampleCatalog::key)
                        .toList(),
                table.constraints().stream()
                        .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                        .flatMap(constraint -> constraint.columns().stream())
                        .collect(Collectors.toSet()));
    }

    /** The columns of a partition's bounds are not told: all that it may be about. */
    private static Condition withColumns(Condition condition, List<SampleColumn> columns) {
        if (!condition.columns().isEmpty()) {
            return condition;
        }
        List<String> named = columns.stream()
                .map(SampleColumn::name)
                .filter(name -> condition.expression().contains(name))
                .toList();
        return new Condition(condition.name(), condition.expression(), named);
    }

    private static Set<String> key(Index index) {
        return Set.copyOf(index.columns());
    }

    private List<Reference> references(Table table, List<SampleColumn> columns) {
        List<Constraint> keys = table.constraints().stream()
                .filter(constraint -> constraint.foreignKey().isPresent())
                .filter(constraint -> !isCopyForPartition(constraint, table))
                .toList();
        return keys.stream()
                .map(key -> {
                    ForeignKey target = key.foreignKey().orElseThrow();
                    boolean optional =
                            columns.stream().anyMatch(c -> key.columns().contains(c.name()) && c.nullable());
                    return new Reference(key.columns(), target.table(), target.columns(), optional);
                })
                .distinct()
                .toList();
    }

    /** A reference to a partitioned table has a copy for each partition, which says nothing that a row must keep to. */
    private boolean isCopyForPartition(Constraint constraint, Table table) {
        ObjectName target = constraint.foreignKey().orElseThrow().table();
        Optional<Table> partition = Optional.ofNullable(tables.get(target)).filter(Table::isPartition);
        return partition.isPresent()
                && table.constraints().stream()
                        .filter(other -> other.columns().equals(constraint.columns()))
                        .flatMap(other -> other.foreignKey().stream())
                        .anyMatch(other -> !other.table().equals(target) && isBelow(partition.get(), other.table()));
    }

    private boolean isBelow(Table partition, ObjectName root) {
        Optional<ObjectName> parent = partition.properties().partition().map(p -> p.parent());
        return parent.isPresent()
                && (parent.get().equals(root)
                        || Optional.ofNullable(tables.get(parent.get()))
                                .filter(table -> isBelow(table, root))
                                .isPresent());
    }
}
