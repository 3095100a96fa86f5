package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.NotNullSet;
import io.windtunnel.checker.observation.ObjectAltered;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.RowsRefused;
import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement that failed while there were sample rows.
 *
 * @param index its place in the script
 * @param before the schema before the deployment
 * @param rows the rows as they were before the script
 */
record Refusal(
        MigrationScript script,
        int index,
        LineRange lines,
        StatementFailure failure,
        Optional<ObjectName> table,
        Optional<String> column,
        Optional<String> constraint,
        CatalogSnapshot before,
        List<TableRows> rows) {

    /** What a row can be blamed for: cardinality, data, integrity, an exception raised by a function. */
    private static final List<String> OF_ROWS = List.of("21", "22", "23", "P0");

    /** Beyond that many tables nobody looks for the row. */
    private static final int TABLES = 50;

    /** A refusal, if rows can be the reason of the failure. */
    static Optional<Refusal> of(
            MigrationScript script,
            int index,
            LineRange lines,
            StatementFailure failure,
            SQLException cause,
            CatalogSnapshot before,
            List<TableRows> rows) {
        if (failure.wasStopped() || OF_ROWS.stream().noneMatch(failure.sqlState()::startsWith)) {
            return Optional.empty();
        }
        Optional<ServerErrorMessage> server = cause instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage())
                : Optional.empty();
        Optional<String> table = server.map(ServerErrorMessage::getTable);
        Optional<String> schema = server.map(ServerErrorMessage::getSchema);
        return Optional.of(new Refusal(
                script,
                index,
                lines,
                failure,
                table.flatMap(name -> schema.map(in -> ObjectName.of(in, name))),
                server.map(ServerErrorMessage::getColumn),
                server.map(ServerErrorMessage::getConstraint),
                before,
                rows));
    }

    boolean isAt(MigrationScript other, int place) {
        return script.equals(other) && index == place;
    }

    /**
     * With the rows that were refused, as far as they can be found: each is tried once more on the schema that the
     * statement made.
     *
     * @param owner the role that runs the scripts
     * @param migrations the flight in which the statement ran
     */
    RowsRefused found(DatabaseAddress owner, List<MigrationTrace> migrations) {
        List<String> refused = new ArrayList<>();
        try (Connection connection = owner.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = '2s'; SET LOCAL lock_timeout = '1s'");
                for (TableRows rows : suspects()) {
                    refused.addAll(refused(connection, statement, rows));
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            refused.clear(); // the row stays unknown
        }
        return new RowsRefused(
                script,
                lines,
                failure,
                table.map(ObjectName::toString),
                column,
                constraint,
                isOfDeployment(),
                occasion(migrations),
                refused);
    }

    private List<TableRows> suspects() {
        return rows.stream()
                .filter(suspect -> suspect.count() > 0)
                .filter(suspect ->
                        table.isEmpty() || suspect.name().equals(table.get().toString()))
                .limit(TABLES)
                .toList();
    }

    private List<String> refused(Connection connection, Statement statement, TableRows rows) throws SQLException {
        List<String> refused = new ArrayList<>();
        for (List<Optional<String>> row : rows.shown()) {
            String insert = RowText.insert(rows, row);
            Savepoint before = connection.setSavepoint();
            try {
                statement.execute(insert);
                connection.releaseSavepoint(before); // a duplicate is one of what is there
            } catch (SQLException e) {
                connection.rollback(before);
                if (failure.sqlState().equals(e.getSQLState())) {
                    refused.add(insert);
                }
            }
        }
        return refused;
    }

    private boolean isOfDeployment() {
        return before.tables().stream()
                .filter(found -> table.filter(found.name()::equals).isPresent())
                .noneMatch(found -> column.flatMap(found::column).isPresent()
                        || constraint
                                .filter(name -> found.constraints().stream()
                                                .anyMatch(other -> other.name().equals(name))
                                        || found.indexes().stream()
                                                .anyMatch(other -> other.name().equals(name)))
                                .isPresent());
    }

    private RowsRefused.Occasion occasion(List<MigrationTrace> migrations) {
        List<StatementTrace> ran = migrations.stream()
                .filter(migration -> migration.script().equals(script))
                .flatMap(migration -> migration.statements().stream())
                .filter(statement -> statement.index() == index)
                .flatMap(StatementTrace::withNested)
                .toList();
        boolean isDefining = ran.isEmpty()
                || ran.stream()
                        .flatMap(statement -> statement.observations().stream())
                        .anyMatch(seen -> seen instanceof ObjectAltered || seen instanceof ObjectCreated);
        if (!isDefining) {
            return RowsRefused.Occasion.ROW_WRITTEN;
        }
        boolean isColumnOlder = ran.stream()
                .flatMap(statement -> statement.all(NotNullSet.class))
                .anyMatch(set -> column.filter(set.columns()::contains).isPresent());
        boolean isTableOlder = before.tables().stream()
                .anyMatch(found -> table.filter(found.name()::equals).isPresent());
        return isOfDeployment() && isTableOlder && !isColumnOlder
                ? RowsRefused.Occasion.COLUMN_ADDED
                : RowsRefused.Occasion.DEMAND_ADDED;
    }
}
