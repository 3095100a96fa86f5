package io.windtunnel.checker.sample;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Fills tables with rows that are made up from the catalog. */
public final class SampleRows {

    /** Checks and defaults are strangers' code: one statement may take that long. */
    private static final String SETTINGS =
            """
            SET statement_timeout = '5s';
            SET lock_timeout = '2s';
            SET standard_conforming_strings = on;
            SET row_security = on;
            SET client_min_messages = error
            """;

    /** How many keys of another table are read for the foreign keys that point at them. */
    private static final int KEYS_READ = 1_000;

    private final Connection connection;
    private final SampleCatalog catalog;
    private final SampleSize size;
    private final List<FilledTable> filled = new ArrayList<>();
    private final List<EmptyTable> empty = new ArrayList<>();

    private SampleRows(Connection connection, SampleCatalog catalog, SampleSize size) {
        this.connection = connection;
        this.catalog = catalog;
        this.size = size;
    }

    /**
     * Fills every table of the schema that is empty: ordinary tables and the partitions of others. The same schema gets
     * the same rows. Sequences stay where they are; triggers, rules and row security are out of the way meanwhile.
     *
     * <p>The expressions of checks, domains, indexes and generated columns run, and they are the code of whoever wrote
     * the scripts. So the connection must be the scripts' own, with their rights and no more, and be closed afterwards:
     * such code can change the settings of its session.
     *
     * @param owner a connection of the role that runs the scripts, in auto-commit mode, made for this alone
     * @param schema what is in the database
     * @return which tables got rows and which did not; a table that cannot be filled is named there
     * @throws SQLException if the catalog cannot be read or the connection is lost
     */
    public static Population fill(Connection owner, CatalogSnapshot schema, SampleSize size) throws SQLException {
        if (size.rows() == 0) {
            return new Population(List.of(), List.of());
        }
        owner.setAutoCommit(false);
        execute(owner, SETTINGS + "; SET LOCAL search_path = ''");
        SampleCatalog catalog = SampleCatalog.read(owner, schema);
        owner.commit();
        return new SampleRows(owner, catalog, size).fillAll();
    }

    private Population fillAll() throws SQLException {
        Set<ObjectName> withRows = withRows();
        List<SampleTable> tables = catalog.tables().stream()
                .filter(table -> !withRows.contains(table.name()))
                .toList();
        for (SampleTable table : FillOrder.of(tables, catalog::holders)) {
            fill(table);
        }
        filled.sort(Comparator.comparing(FilledTable::table));
        empty.sort(Comparator.comparing(EmptyTable::table));
        return new Population(filled, empty);
    }

    /** One question for all tables that have a place on disk. */
    private Set<ObjectName> withRows() throws SQLException {
        List<ObjectName> candidates = catalog.tables().stream()
                .map(SampleTable::name)
                .filter(catalog::mayHaveRows)
                .toList();
        if (candidates.isEmpty()) {
            return Set.of();
        }
        String sql = candidates.stream()
                .map(name -> "SELECT %d AS place WHERE EXISTS (SELECT FROM ONLY %s)"
                        .formatted(candidates.indexOf(name), name))
                .collect(Collectors.joining(" UNION ALL "));
        try {
            Set<ObjectName> found =
                    new HashSet<>(CatalogRows.query(connection, sql, row -> candidates.get(row.getInt("place"))));
            connection.commit();
            return found;
        } catch (SQLException e) {
            connection.rollback();
            return Set.copyOf(candidates);
        }
    }

    private void fill(SampleTable table) throws SQLException {
        RowPlanner planner = new RowPlanner(table, targets(table));
        List<TableWriter.Choice> rows = LongStream.range(0, size.rows())
                .mapToObj(planner::row)
                .flatMap(Optional::stream)
                .map(row -> new TableWriter.Choice(row, Optional.empty()))
                .toList();
        if (rows.isEmpty()) {
            empty.add(new EmptyTable(table.name(), "It refers to rows that could not be made."));
            return;
        }
        TableWriter.Written written = new TableWriter(connection).write(table, rows);
        if (written.rows() > 0) {
            filled.add(new FilledTable(table.name(), written.rows()));
        } else {
            empty.add(new EmptyTable(
                    table.name(),
                    written.refusal().map(SQLException::getMessage).orElse("")));
        }
    }

    private Map<Reference, List<List<String>>> targets(SampleTable table) throws SQLException {
        Map<Reference, List<List<String>>> targets = new HashMap<>();
        for (Reference reference : table.references()) {
            if (!reference.table().equals(table.name())) {
                targets.put(reference, keys(reference));
            }
        }
        return targets;
    }

    private List<List<String>> keys(Reference reference) throws SQLException {
        String columns = reference.targets().stream().map(SqlIdentifier::quote).collect(Collectors.joining(", "));
        String sql = "SELECT %s FROM %s WHERE (%s) IS NOT NULL ORDER BY %s LIMIT %d"
                .formatted(columns, reference.table(), columns, columns, KEYS_READ);
        try {
            List<List<String>> keys = CatalogRows.query(connection, sql, row -> {
                List<String> key = new ArrayList<>();
                for (int i = 1; i <= reference.targets().size(); i++) {
                    key.add(row.getString(i));
                }
                return key;
            });
            connection.commit();
            return keys;
        } catch (SQLException e) {
            connection.rollback();
            return List.of();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
