package io.windtunnel.checker.history;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.flyway.FlywayMessages;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.rows.RowCopies;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.trace.FlightDataSource;
import io.windtunnel.checker.trace.StartingPoint;
import io.windtunnel.checker.trace.UnwatchedFlight;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** A server in which scripts are applied, and which tells what they have left. */
final class Workbench implements AutoCloseable {

    private final Sandbox sandbox;
    private final MigrationHistory history;
    private final UnwatchedFlight flight;
    private final Connection administrator;
    private final RowCopies copies;

    private Workbench(Sandbox sandbox, MigrationHistory history) throws SQLException {
        this.sandbox = sandbox;
        this.history = history;
        this.flight = new UnwatchedFlight(sandbox, history);
        this.administrator = sandbox.administrator().connect();
        this.copies = new RowCopies(administrator);
    }

    /**
     * Opens one.
     *
     * @param history of which every script is that will be applied
     */
    static Workbench open(StartingPoint start, MigrationHistory history) throws SQLException, SandboxException {
        Sandbox sandbox = start.open();
        try {
            return new Workbench(sandbox, history);
        } catch (SQLException e) {
            sandbox.close();
            throw e;
        }
    }

    /**
     * Applies a script, whatever else is applied.
     *
     * @return why it failed, in one line
     */
    Optional<String> apply(ResolvedScript script) throws SQLException {
        try {
            flight.fly(script);
            return Optional.empty();
        } catch (FlywayException e) {
            return Optional.of(reason(e));
        }
    }

    /** The driver puts the severity in front of the message, and details behind it. */
    static String reason(FlywayException why) {
        return FlywayMessages.innermost(why)
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^ERROR: ", "")
                .strip();
    }

    /** Applies all of them up to the first that fails. */
    Optional<Refusal> apply(Iterable<ResolvedScript> scripts) throws SQLException {
        for (ResolvedScript script : scripts) {
            Optional<String> why = apply(script);
            if (why.isPresent()) {
                return Optional.of(new Refusal(script, why.get()));
            }
        }
        return Optional.empty();
    }

    /** A script that failed. */
    record Refusal(ResolvedScript script, String why) {}

    /** Has Flyway take a repeatable migration for one that was never run. */
    void forget(ResolvedScript repeatable) throws SQLException {
        String sql = "DELETE FROM " + history.historyTable() + " WHERE version IS NULL AND description = ?";
        try (Connection owner = new FlightDataSource(sandbox.owner()).getConnection();
                PreparedStatement row = owner.prepareStatement(sql)) {
            row.setString(1, repeatable.resolved().getDescription());
            row.executeUpdate();
        }
    }

    State look() throws SQLException {
        CatalogSnapshot schema = CatalogReader.read(administrator, CatalogScope.ofTeam(history.historyTable()))
                .snapshot();
        return new State(schema, copies, copies.take(schema));
    }

    @Override
    public void close() throws SQLException {
        try (sandbox;
                administrator) {
            return;
        }
    }
}
