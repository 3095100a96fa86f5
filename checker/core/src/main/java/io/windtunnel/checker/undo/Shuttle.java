package io.windtunnel.checker.undo;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rows.RowCopies;
import io.windtunnel.checker.sample.FilledTable;
import io.windtunnel.checker.sample.SampleRows;
import io.windtunnel.checker.sample.SampleSize;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.trace.FlightDataSource;
import io.windtunnel.checker.trace.StartingPoint;
import io.windtunnel.checker.trace.UndoTracer;
import io.windtunnel.checker.trace.UnwatchedFlight;
import io.windtunnel.domain.report.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A server in which scripts are flown forth and back. */
final class Shuttle implements AutoCloseable {

    private final Sandbox sandbox;
    private final CatalogScope scope;
    private final UnwatchedFlight forth;
    private final Connection administrator;
    private final RowCopies copies;
    private final UndoTracer back;
    private final Duration statementTimeout;

    private Shuttle(Sandbox sandbox, MigrationHistory history, MigrationHistory undos, Duration statementTimeout)
            throws SQLException {
        this.sandbox = sandbox;
        this.scope = CatalogScope.ofTeam(history.historyTable());
        this.forth = new UnwatchedFlight(sandbox, history);
        this.administrator = sandbox.administrator().connect();
        this.copies = new RowCopies(administrator);
        this.back = UndoTracer.open(sandbox, undos, statementTimeout);
        this.statementTimeout = statementTimeout;
    }

    /**
     * Opens one at the starting point.
     *
     * @param roles that the scripts name and none of them creates
     */
    static Shuttle open(
            StartingPoint start,
            MigrationHistory history,
            MigrationHistory undos,
            Duration statementTimeout,
            Set<String> roles)
            throws SQLException, SandboxException {
        Sandbox sandbox = start.open();
        try {
            Shuttle shuttle = new Shuttle(sandbox, history, undos, statementTimeout);
            shuttle.forth.createRoles(roles);
            return shuttle;
        } catch (SQLException e) {
            sandbox.close();
            throw e;
        }
    }

    /** Applies a script; Flyway's exception says why it failed. */
    void forth(ResolvedScript script) throws SQLException {
        forth.fly(script);
    }

    /** Takes a script back. */
    MigrationTrace back(ResolvedScript undo) throws SQLException {
        return back.fly(undo);
    }

    /** The roles that the scripts named and that had to be created. */
    Set<String> roles() {
        return forth.createdRoles();
    }

    UndoState look() throws SQLException {
        CatalogSnapshot schema = CatalogReader.read(administrator, scope).snapshot();
        return new UndoState(schema, copies.take(schema));
    }

    RowCopies copies() {
        return copies;
    }

    /** Makes up rows for tables that are empty, and says how many by table. */
    Map<ObjectName, Long> fill(UndoState state, SampleSize size) throws SQLException {
        if (size.rows() == 0 || !hasEmptyTables(state)) {
            return Map.of();
        }
        try (Connection owner = sandbox.owner().connect()) {
            return SampleRows.fill(owner, state.schema(), size).filled().stream()
                    .collect(Collectors.toMap(FilledTable::table, FilledTable::rows));
        }
    }

    private static boolean hasEmptyTables(UndoState state) {
        return state.rows().values().stream().anyMatch(copy -> copy.rows() == 0);
    }

    /** Writes rows as an application would, and says how many by table. */
    Map<ObjectName, Long> write(UndoState state, Collection<ObjectName> tables) throws SQLException {
        try (Connection owner = new FlightDataSource(sandbox.owner(), statementTimeout).getConnection()) {
            return WrittenRows.write(owner, state.schema(), tables);
        }
    }

    /** What could not be observed. */
    List<Problem> problems() {
        return back.problems();
    }

    @Override
    public void close() throws SQLException {
        try (sandbox;
                administrator) {
            back.close();
        }
    }
}
