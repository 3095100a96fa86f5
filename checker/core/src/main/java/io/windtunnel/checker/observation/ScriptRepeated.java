package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/**
 * What a repeatable migration did when it was run a second time.
 *
 * @param refused why it could not be
 * @param divergences what the second run changed
 */
public record ScriptRepeated(MigrationScript script, Optional<String> refused, List<Divergence> divergences)
        implements Trial {

    public ScriptRepeated {
        divergences = List.copyOf(divergences);
    }

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }
}
