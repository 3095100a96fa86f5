package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/**
 * What a baseline script makes of an empty database, against the migrations that it stands for.
 *
 * @param script the baseline script
 * @param replaced the migrations, in Flyway's order
 * @param refused why it could not be applied to an empty database
 * @param divergences how the two schemas differ
 */
public record BaselineCompared(
        MigrationScript script, List<MigrationScript> replaced, Optional<String> refused, List<Divergence> divergences)
        implements Trial {

    public BaselineCompared {
        replaced = List.copyOf(replaced);
        divergences = List.copyOf(divergences);
    }

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }
}
