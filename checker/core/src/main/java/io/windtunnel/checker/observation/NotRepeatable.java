package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * A script that runs outside a transaction was aborted between two statements and run again, and failed.
 *
 * @param script the script
 * @param abortedAfter the last statement that ran before the abort
 * @param lines the statement that failed the second time
 * @param sqlState how it failed
 * @param message what the server said
 */
public record NotRepeatable(
        MigrationScript script, LineRange abortedAfter, LineRange lines, String sqlState, String message)
        implements Trial {

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }
}
