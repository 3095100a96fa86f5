package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.observation.FailedAnyway;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.RowsRefused;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The same deployment without sample rows, where those that were taken away may have had rows of the deployment among
 * them: earlier scripts of it, committed by then, had written to the table.
 */
public final class SampleFreeFlight {

    private final StartingPoint start;
    private final MigrationHistory history;

    /**
     * @param start servers with the base history applied and no sample rows
     * @param history every migration
     */
    public SampleFreeFlight(StartingPoint start, MigrationHistory history) {
        this.start = start;
        this.history = history;
    }

    /** The refusal for which the deployment fails without sample rows, too. */
    public Optional<FailedAnyway> of(List<MigrationTrace> flown, List<RowsRefused> refusals) {
        if (refusals.stream().noneMatch(refused -> isWrittenBefore(refused, flown))) {
            return Optional.empty();
        }
        try (Sandbox sandbox = start.open()) {
            UnwatchedFlight flight = new UnwatchedFlight(sandbox, history);
            for (ResolvedScript script : pending(flown)) {
                try {
                    flight.fly(script);
                } catch (FlywayException e) {
                    return refusals.stream()
                            .filter(refused -> refused.script().equals(script.script())
                                    && message(e).equals(message(refused)))
                            .findFirst()
                            .map(FailedAnyway::new);
                }
            }
            return Optional.empty();
        } catch (SQLException | SandboxException e) {
            return Optional.empty(); // then it is told as one that some rows fail
        }
    }

    private List<ResolvedScript> pending(List<MigrationTrace> flown) {
        return history.scripts().stream()
                .filter(script ->
                        flown.stream().anyMatch(migration -> migration.script().equals(script.script())))
                .toList();
    }

    private static boolean isWrittenBefore(RowsRefused refused, List<MigrationTrace> flown) {
        return flown.stream()
                .takeWhile(migration -> !migration.script().equals(refused.script()))
                .flatMap(MigrationTrace::allStatements)
                .flatMap(statement -> statement.all(RowsWritten.class))
                .anyMatch(written -> written.inserted() > 0
                        && refused.table()
                                .filter(table ->
                                        !table.equals(written.relation().name()))
                                .isEmpty());
    }

    private static Optional<String> message(RowsRefused refused) {
        return Optional.of(refused.failure().message());
    }

    private static Optional<String> message(FlywayException thrown) {
        return Failures.sqlException(thrown)
                .filter(PSQLException.class::isInstance)
                .map(cause -> ((PSQLException) cause).getServerErrorMessage())
                .map(ServerErrorMessage::getMessage);
    }
}
