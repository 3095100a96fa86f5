package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * Older triggers of a table that fired before a deployment and do not fire after it.
 *
 * @param scripts the deployment's
 * @param table SQL-quoted with its schema
 * @param triggers those that somebody made, not quoted
 * @param constraints the foreign keys and deferrable constraints that Postgres's own triggers enforced, not quoted
 */
public record TriggersOff(List<MigrationScript> scripts, String table, List<String> triggers, List<String> constraints)
        implements Trial {

    public TriggersOff {
        scripts = List.copyOf(scripts);
        triggers = List.copyOf(triggers);
        constraints = List.copyOf(constraints);
    }
}
