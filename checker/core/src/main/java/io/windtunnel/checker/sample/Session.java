package io.windtunnel.checker.sample;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The one transaction in which tables are filled. What may fail runs in a savepoint, which costs no journey of its own.
 */
final class Session {

    private static final String ATTEMPT = "SAVEPOINT attempt; %s; RELEASE SAVEPOINT attempt";

    /** The session's own limit is one that a function in a check can lift. */
    private static final int SECONDS = 8;

    private final Connection connection;

    /** On a connection that is not in auto-commit mode. */
    Session(Connection connection) {
        this.connection = connection;
    }

    /** Builds something of the row that a result stands at. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    /** Runs statements that leave nothing behind where one of them fails. */
    void attempt(String sql) throws SQLException {
        ask(sql, row -> row);
    }

    /** The rows of the one query among the statements. */
    <T> List<T> ask(String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout(SECONDS);
            List<T> rows = new ArrayList<>();
            boolean isQuery = statement.execute(ATTEMPT.replace("%s", sql));
            while (isQuery || statement.getUpdateCount() != -1) {
                if (isQuery) {
                    ResultSet result = statement.getResultSet();
                    while (result.next()) {
                        rows.add(reader.read(result));
                    }
                }
                isQuery = statement.getMoreResults();
            }
            return rows;
        } catch (SQLException e) {
            takeBack();
            throw e;
        }
    }

    /** The driver's limit can strike when the statement has just ended, and then it meets this one. */
    private void takeBack() throws SQLException {
        try {
            run("ROLLBACK TO SAVEPOINT attempt");
        } catch (SQLException e) {
            if (!"57014".equals(e.getSQLState())) {
                throw e;
            }
            run("ROLLBACK TO SAVEPOINT attempt");
        }
    }

    /** Runs statements outside any savepoint. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
