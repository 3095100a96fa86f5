package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.CodeUse;
import io.windtunnel.checker.sandbox.Sandbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session that has prepared its reads before the flight and runs them afterwards, as a pool's connection does.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-prepare.html">PREPARE</a>
 */
final class OldSession implements AutoCloseable {

    private static final String RESULT_CHANGED = "0A000";

    private final Connection connection;
    private final List<Probe> prepared = new ArrayList<>();

    private OldSession(Connection connection) {
        this.connection = connection;
    }

    /** Prepares a read of every table and view that the code knows. */
    static OldSession open(Sandbox sandbox, CatalogSnapshot known) throws SQLException {
        OldSession session = new OldSession(sandbox.owner().connect());
        try {
            session.prepare(new CodeStatements(Map.of()).of(known));
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    private void prepare(List<Probe> probes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Probe probe : probes) {
                if (probe.statement().use() == CodeUse.SELECT) {
                    try {
                        statement.execute("PREPARE windtunnel_%d AS %s"
                                .formatted(prepared.size(), probe.statement().sql()));
                        prepared.add(probe);
                    } catch (SQLException e) {
                        if (connection.isClosed()) {
                            throw e;
                        }
                        // What cannot be read before the flight tells nothing after it.
                    }
                }
            }
        }
    }

    /** The reads whose plans do not serve any more. */
    List<CodeFailure> goOn() throws SQLException {
        List<CodeFailure> stale = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < prepared.size(); i++) {
                try {
                    statement.execute("EXECUTE windtunnel_" + i);
                } catch (SQLException e) {
                    if (connection.isClosed()) {
                        throw e;
                    }
                    if (RESULT_CHANGED.equals(e.getSQLState())) {
                        stale.add(failure(prepared.get(i), e));
                    }
                }
            }
        }
        return List.copyOf(stale);
    }

    private static CodeFailure failure(Probe probe, SQLException e) {
        String message =
                String.valueOf(e.getMessage()).replaceFirst("^ERROR: ", "").replaceFirst("(?s)\n.*", "");
        return new CodeFailure(
                probe.statement(),
                RESULT_CHANGED,
                message,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
