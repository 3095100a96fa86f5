package io.windtunnel.checker.sample;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes sample rows away again, those that point at them, too. */
public final class SampleRemoval {

    private SampleRemoval() {}

    /**
     * Empties tables.
     *
     * @param owner a connection of the role that runs the scripts, made for this alone
     * @param schema what is in the database
     * @param tables the tables
     * @param filled all tables that have nothing but sample rows, or none
     * @return the tables that are empty now
     * @throws SQLException if they cannot be emptied; then nothing has changed
     */
    public static Set<ObjectName> clear(
            Connection owner, CatalogSnapshot schema, Set<ObjectName> tables, Set<ObjectName> filled)
            throws SQLException {
        Set<ObjectName> cleared = withReferring(schema, tables, filled);
        List<Table> all = schema.tables().stream()
                .filter(table -> cleared.contains(table.name()))
                .toList();
        if (all.isEmpty()) {
            return Set.of();
        }
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = '10s'; SET LOCAL lock_timeout = '2s'; "
                    + all.stream().map(TableWriter::quiet).collect(Collectors.joining())
                    + "TRUNCATE "
                    + all.stream().map(table -> "ONLY " + table.name()).collect(Collectors.joining(", ")) + ";"
                    + all.stream().map(TableWriter::restored).collect(Collectors.joining()));
            owner.commit();
        } catch (SQLException e) {
            owner.rollback();
            throw e;
        }
        return cleared;
    }

    /** A foreign key to a partitioned table points at each of its partitions. */
    private static Set<ObjectName> withReferring(
            CatalogSnapshot schema, Set<ObjectName> tables, Set<ObjectName> filled) {
        Set<ObjectName> all = new HashSet<>(tables);
        all.retainAll(filled);
        boolean isGrowing = true;
        while (isGrowing) {
            Set<ObjectName> roots = all.stream().map(name -> root(schema, name)).collect(Collectors.toSet());
            isGrowing = all.addAll(schema.tables().stream()
                    .filter(table -> filled.contains(table.name()))
                    .filter(table -> pointsAt(schema, table, all, roots))
                    .map(Table::name)
                    .toList());
        }
        return all;
    }

    private static boolean pointsAt(
            CatalogSnapshot schema, Table table, Set<ObjectName> tables, Set<ObjectName> roots) {
        return table.constraints().stream()
                .map(Constraint::foreignKey)
                .flatMap(Optional::stream)
                .anyMatch(key -> tables.contains(key.table()) || roots.contains(root(schema, key.table())));
    }

    private static ObjectName root(CatalogSnapshot schema, ObjectName name) {
        ObjectName root = name;
        Optional<ObjectName> parent = parent(schema, root);
        while (parent.isPresent()) {
            root = parent.get();
            parent = parent(schema, root);
        }
        return root;
    }

    private static Optional<ObjectName> parent(CatalogSnapshot schema, ObjectName name) {
        return schema.tables().stream()
                .filter(table -> table.name().equals(name))
                .flatMap(table -> table.properties().partition().stream())
                .map(partition -> partition.parent())
                .findFirst();
    }
}
