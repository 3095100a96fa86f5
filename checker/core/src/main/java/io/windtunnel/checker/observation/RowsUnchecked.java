package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * Rows that a statement wrote while neither triggers nor foreign keys were in force.
 *
 * @param script where the statement stands
 * @param lines where in it
 * @param table SQL-quoted with its schema
 * @param orphans what now points at nothing, each as a sentence
 */
public record RowsUnchecked(MigrationScript script, LineRange lines, String table, List<String> orphans)
        implements Trial {

    public RowsUnchecked {
        orphans = List.copyOf(orphans);
    }

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }
}
