package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * A migration under check comes before one that the base branch has already, and Flyway is not told to apply it out of
 * order.
 *
 * @param script the one under check
 * @param newest the newest one of the base branch
 * @param base the base branch
 * @param isRefused whether Flyway refuses to migrate a database that has run the newest one; if not it passes over the
 *     script in silence
 */
public record VersionOvertaken(MigrationScript script, MigrationScript newest, BaseRevision base, boolean isRefused)
        implements Trial {

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }
}
