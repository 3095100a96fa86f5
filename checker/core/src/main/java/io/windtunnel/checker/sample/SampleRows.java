package io.windtunnel.checker.sample;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.postgres.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

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

    /** How long all tables take together at most, where checks are slow; more for each hundred thousand rows. */
    private static final long SECONDS = 60;

    private static final long ROWS_IN_THAT_TIME = 100_000;

    private static final String TIME_IS_UP = "The minute that is set aside for sample rows was over before its turn.";

    /** A transaction keeps a lock on each table and index that it has met, and a server has room for so many. */
    private static final int TABLES_AT_ONCE = 200;

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
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS * (1 + size.rows() / ROWS_IN_THAT_TIME));
        TableFiller filler = new TableFiller(new Session(connection), size);
        for (List<SampleTable> group : FillOrder.of(tables, catalog::holders)) {
            if (System.nanoTime() > end) {
                group.forEach(table -> note(new TableFiller.Outcome(table, 0, TIME_IS_UP)));
            } else if (group.size() == 1) {
                note(filler.fill(group.get(0)));
            } else {
                filler.fillCircle(group).forEach(this::note);
            }
            if ((filled.size() + empty.size()) % TABLES_AT_ONCE == 0) {
                connection.commit();
            }
        }
        connection.commit();
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
            // Policies that bind the owner, too, would make tables look empty; the rollback gives them back.
            execute(connection, catalog.unforced(candidates));
            return new HashSet<>(CatalogRows.query(connection, sql, row -> candidates.get(row.getInt("place"))));
        } catch (SQLException e) {
            return Set.copyOf(candidates);
        } finally {
            connection.rollback();
        }
    }

    private void note(TableFiller.Outcome outcome) {
        if (outcome.rows() > 0) {
            filled.add(new FilledTable(outcome.table().name(), outcome.rows()));
        } else {
            empty.add(new EmptyTable(outcome.table().name(), outcome.reason()));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
