package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * A migration under check has a version that the base branch has given to another one meanwhile.
 *
 * @param script the one under check
 * @param other the one of the base branch
 * @param base the base branch
 */
public record VersionTaken(MigrationScript script, MigrationScript other, BaseRevision base) implements Trial {

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }
}
