package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/**
 * A migration that the base has and the checkout has not.
 *
 * @param script as the base has it
 * @param base where the base has it
 * @param isRefused whether Flyway refuses to migrate a database that has run it; if not it takes it for one of a later
 *     release
 * @param twin a new migration with the very same text
 */
public record ScriptMissing(
        MigrationScript script, BaseRevision base, boolean isRefused, Optional<MigrationScript> twin) implements Trial {

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }
}
