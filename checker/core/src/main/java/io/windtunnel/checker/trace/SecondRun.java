package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.NotRepeatable;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.script.ScriptStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;

/**
 * Aborts scripts that run outside a transaction after each of their statements, and runs them again. One server serves
 * for all aborts of a script: after a second run that went well, the next statement follows.
 */
public final class SecondRun {

    /** So many scripts of a deployment are tried, each with a server of its own. */
    private static final int SCRIPTS = 5;

    /** The time grows with the square of them. */
    private static final int STATEMENTS = 20;

    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(5);

    private static final Set<String> OWN_TRANSACTION = Set.of("begin", "start");

    private final StartingPoint start;
    private final MigrationHistory history;

    /**
     * @param start servers with the base history applied
     * @param history every migration
     */
    public SecondRun(StartingPoint start, MigrationHistory history) {
        this.start = start;
        this.history = history;
    }

    /** The scripts that failed the second time; those of which it cannot be tried are left out. */
    public List<NotRepeatable> of(List<MigrationTrace> flown) {
        List<ResolvedScript> scripts =
                flown.stream().flatMap(trace -> resolved(trace).stream()).toList();
        if (scripts.size() < flown.size() || flown.stream().anyMatch(MigrationTrace::hasFailed)) {
            return List.of();
        }
        List<NotRepeatable> found = new ArrayList<>();
        int tried = 0;
        for (int i = 0; i < flown.size() && tried < SCRIPTS; i++) {
            List<ScriptStatement> statements =
                    flown.get(i).transactional() ? List.of() : history.statements(scripts.get(i));
            if (isWorthIt(statements)) {
                tried++;
                tried(scripts.subList(0, i), scripts.get(i), statements).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<ResolvedScript> resolved(MigrationTrace trace) {
        return history.scripts().stream()
                .filter(script -> script.script().equals(trace.script()))
                .findFirst();
    }

    /** A script that begins transactions of its own has other places where it can be aborted. */
    private static boolean isWorthIt(List<ScriptStatement> statements) {
        return statements.size() > 1
                && statements.size() <= STATEMENTS
                && statements.stream().noneMatch(statement -> OWN_TRANSACTION.contains(statement.firstWord()));
    }

    private Optional<NotRepeatable> tried(
            List<ResolvedScript> before, ResolvedScript script, List<ScriptStatement> statements) {
        try (Sandbox sandbox = start.open()) {
            UnwatchedFlight flight = new UnwatchedFlight(sandbox, history);
            for (ResolvedScript earlier : before) {
                flight.fly(earlier);
            }
            try (Connection session = new FlightDataSource(sandbox.owner(), LONGEST_STATEMENT).getConnection();
                    Statement statement = session.createStatement()) {
                statement.setEscapeProcessing(false);
                return run(statement, script, statements);
            }
        } catch (SQLException | SandboxException | FlywayException e) {
            return Optional.empty();
        }
    }

    private static Optional<NotRepeatable> run(
            Statement session, ResolvedScript script, List<ScriptStatement> statements) throws SQLException {
        for (int last = 0; last < statements.size() - 1; last++) {
            session.execute(statements.get(last).sql());
            for (ScriptStatement again : statements.subList(0, last + 1)) {
                try {
                    session.execute(again.sql());
                } catch (SQLException e) {
                    return Optional.of(new NotRepeatable(
                            script.script(),
                            statements.get(last).lines(),
                            again.lines(),
                            String.valueOf(e.getSQLState()),
                            Failures.of(e, again).message()));
                }
            }
        }
        return Optional.empty();
    }
}
