package io.windtunnel.checker.flyway;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.flywaydb.core.FlywayExecutor;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.executor.Context;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.jdbc.ExecutionTemplateFactory;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.schemahistory.SchemaHistory;

/**
 * Runs undo scripts as Flyway runs migrations: under its lock, cut and sent by its core, each in one transaction with
 * its row of the history, which goes. The open-source core has no undo of its own, but runs any script.
 */
public final class UndoFlight {

    /** undefined_table, invalid_schema_name. */
    private static final Set<String> GONE = Set.of("42P01", "3F000");

    private final Configuration configuration;
    private final Listener listener;

    /** Told of each script. */
    @FunctionalInterface
    public interface Listener {

        /** It is about to run. */
        default void begins(ResolvedScript undo) throws SQLException {}

        /** It has run to its end, and the row of its version is gone. */
        void done(ResolvedScript undo, long millis);
    }

    /**
     * @param configuration of the undo scripts, for the database; its callbacks are told of statements as a migration's
     */
    public UndoFlight(Configuration configuration, Listener listener) {
        this.configuration = configuration;
        this.listener = listener;
    }

    /**
     * Takes them back.
     *
     * @param undos the scripts, that of the newest version first
     * @param expected the versions that are applied, baselines aside
     * @throws FlywayException when a script fails, or the history holds other versions; the scripts before it are undone
     */
    public void fly(List<ResolvedScript> undos, List<String> expected) {
        fly(undos, history -> unchanged(history, expected));
    }

    /**
     * Takes one back.
     *
     * @throws FlywayException when it fails
     */
    public void fly(ResolvedScript undo) {
        fly(List.of(undo), history -> {});
    }

    private void fly(List<ResolvedScript> undos, Consumer<SchemaHistory> precondition) {
        new FlywayExecutor(configuration)
                .execute(
                        (resolver, history, database, schema, schemas, callbacks, interceptor) -> history.lock(() -> {
                            precondition.accept(history);
                            for (ResolvedScript undo : undos) {
                                fly(undo, resolver, history, database, schema);
                            }
                            return undos.size();
                        }),
                        true,
                        null);
    }

    private static void unchanged(SchemaHistory history, List<String> expected) {
        history.clearCache();
        Set<String> now = new TreeSet<>();
        for (AppliedMigration row : history.allAppliedMigrations()) {
            if (row.getVersion() != null && row.getType() == CoreMigrationType.DELETE) {
                now.remove(row.getVersion().getVersion());
            } else if (isVersioned(row)) {
                now.add(row.getVersion().getVersion());
            }
        }
        if (!now.equals(new TreeSet<>(expected))) {
            throw new FlywayException("The history has changed meanwhile: it holds " + now + " instead of "
                    + new TreeSet<>(expected) + ". Nothing was undone: try again.");
        }
    }

    private static boolean isVersioned(AppliedMigration row) {
        return row.getVersion() != null
                && !row.getType().isSynthetic()
                && !row.getType().isBaseline();
    }

    @SuppressWarnings("rawtypes") // as Flyway's command gets them
    private void fly(
            ResolvedScript script,
            CompositeMigrationResolver resolver,
            SchemaHistory history,
            Database database,
            Schema schema) {
        ResolvedMigration undo = resolver.resolveMigrations(configuration).stream()
                .filter(found -> found.getScript().equals(script.resolved().getScript())
                        && Objects.equals(found.getVersion(), script.resolved().getVersion()))
                .findFirst()
                .orElseThrow(() -> new FlywayException(script.script().path() + " is not there any more."));
        int rank = history.allAppliedMigrations().stream()
                .filter(row -> isVersioned(row) && row.getVersion().equals(undo.getVersion()))
                .mapToInt(AppliedMigration::getInstalledRank)
                .max()
                .orElseThrow();
        begin(script);
        long start = System.nanoTime();
        var session = database.getMigrationConnection();
        Connection connection = session.getJdbcConnection();
        session.restoreOriginalState();
        session.changeCurrentSchemaTo(schema);
        String table = String.valueOf(schema.getTable(configuration.getTable()));
        if (undo.getExecutor().canExecuteInTransaction()) {
            ExecutionTemplateFactory.createExecutionTemplate(connection, database)
                    .execute(() -> {
                        undo.getExecutor().execute(new Session(configuration, connection));
                        session.restoreOriginalState(); // the script may have taken another role
                        forget(connection, table, rank);
                        return rank;
                    });
        } else {
            outside(undo, connection);
            session.restoreOriginalState();
            outside(connection, table, rank);
        }
        listener.done(script, (System.nanoTime() - start) / 1_000_000);
    }

    private void begin(ResolvedScript script) {
        try {
            listener.begins(script);
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    private void outside(ResolvedMigration undo, Connection connection) {
        try {
            undo.getExecutor().execute(new Session(configuration, connection));
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    private static void outside(Connection connection, String table, int rank) {
        try {
            forget(connection, table, rank);
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    private static void forget(Connection connection, String table, int rank) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("DELETE FROM " + table + " WHERE installed_rank = ?")) {
            row.setInt(1, rank);
            if (row.executeUpdate() != 1) {
                throw new FlywayException("The row " + rank + " of " + table + " went meanwhile.");
            }
        } catch (SQLException e) {
            if (GONE.contains(e.getSQLState())) {
                throw new FlywayException("The script took Flyway's own table " + table + " with it.");
            }
            throw e;
        }
    }

    private record Session(Configuration configuration, Connection connection) implements Context {

        @Override
        public Configuration getConfiguration() {
            return configuration;
        }

        @Override
        public Connection getConnection() {
            return connection;
        }
    }
}
