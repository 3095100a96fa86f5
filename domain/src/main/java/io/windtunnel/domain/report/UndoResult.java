package io.windtunnel.domain.report;

import java.util.List;
import java.util.Optional;

/**
 * How the undo script of a migration fared: the migration was flown, taken back, and flown again.
 *
 * @param version Flyway's version of both
 * @param migration the migration's script
 * @param script the undo script; left out where there is none
 * @param undone after migration and undo, against what was before
 * @param again after migration, undo and migration, against what was after the first
 * @param rows the tables of which rows were lost, left or written between
 * @param flight what was seen of the undo script
 */
public record UndoResult(
        String version,
        String migration,
        Optional<String> script,
        UndoStage undone,
        UndoStage again,
        List<UndoneTable> rows,
        Optional<Migration> flight) {

    public UndoResult {
        rows = List.copyOf(rows);
    }
}
