package io.windtunnel.domain.report;

import java.util.List;

/**
 * What was reached, against what should have been.
 *
 * @param schema the schema
 * @param rows the rows
 * @param differences each in a sentence without a full stop, and how a script failed
 */
public record UndoStage(UndoVerdict schema, UndoVerdict rows, List<String> differences) {

    public UndoStage {
        differences = List.copyOf(differences);
    }
}
