package io.windtunnel.checker.database;

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
final class UndoFlight {

    private final Configuration configuration;
    private final Consumer<ScriptRun> done;

    /**
     * @param configuration of the undo scripts, for the database
     * @param done is told of each script when it has run
     */
    UndoFlight(Configuration configuration, Consumer<ScriptRun> done) {
        this.configuration = configuration;
        this.done = done;
    }

    /**
     * Takes them back.
     *
     * @param expected the versions that are applied, baselines aside
     * @throws FlywayException when a script fails; those before it are undone
     */
    void fly(List<UndoStep> steps, List<String> expected) {
        new FlywayExecutor(configuration)
                .execute(
                        (resolver, history, database, schema, schemas, callbacks, interceptor) -> history.lock(() -> {
                            unchanged(history, expected);
                            for (UndoStep step : steps) {
                                fly(step, resolver, history, database, schema);
                            }
                            return steps.size();
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
            UndoStep step,
            CompositeMigrationResolver resolver,
            SchemaHistory history,
            Database database,
            Schema schema) {
        ResolvedMigration undo = resolver.resolveMigrations(configuration).stream()
                .filter(found -> found.getScript().equals(step.undo().resolved().getScript())
                        && Objects.equals(
                                found.getVersion(), step.undo().resolved().getVersion()))
                .findFirst()
                .orElseThrow(() -> new FlywayException(step.undo().script().path() + " is not there any more."));
        int rank = history.allAppliedMigrations().stream()
                .filter(row -> isVersioned(row) && row.getVersion().equals(undo.getVersion()))
                .mapToInt(AppliedMigration::getInstalledRank)
                .max()
                .orElseThrow();
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
        done.accept(new ScriptRun(step.undo().script().path(), (System.nanoTime() - start) / 1_000_000));
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
