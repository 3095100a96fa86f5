package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * A statement that failed over sample rows failed in the same way where there were none: over rows that the base history
 * or the deployment itself wrote.
 *
 * @param refused how it failed
 */
public record FailedAnyway(RowsRefused refused) implements Trial {

    @Override
    public List<MigrationScript> scripts() {
        return refused.scripts();
    }
}
