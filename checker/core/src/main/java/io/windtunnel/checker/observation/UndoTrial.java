package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/**
 * What became of a schema and its rows when a migration was flown, taken back, and flown again.
 *
 * @param migration the migration
 * @param undo its undo script; empty where there is none
 * @param flight what was seen of the undo script; empty where there is none
 * @param incomplete how the schema after the undo differs from the one before the migration
 * @param again how the schema after the second flight differs from the one after the first
 * @param rowsAgain how its rows do, by their number
 * @param refusedAgain why the migration could not be flown again, where it could not
 * @param rows the tables with rows that were lost, left or written between, by name
 */
public record UndoTrial(
        MigrationScript migration,
        Optional<MigrationScript> undo,
        Optional<MigrationTrace> flight,
        List<UndoDifference> incomplete,
        List<UndoDifference> again,
        List<UndoDifference> rowsAgain,
        Optional<String> refusedAgain,
        List<UndoneRows> rows)
        implements Trial {

    public UndoTrial {
        incomplete = List.copyOf(incomplete);
        again = List.copyOf(again);
        rowsAgain = List.copyOf(rowsAgain);
        rows = List.copyOf(rows);
    }

    @Override
    public List<MigrationScript> scripts() {
        return List.of(migration);
    }

    /** There is nothing to try. */
    public static UndoTrial missing(MigrationScript migration) {
        return new UndoTrial(
                migration,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The undo script failed, and nothing more was tried. */
    public static UndoTrial failed(MigrationScript migration, MigrationTrace flight) {
        return new UndoTrial(
                migration,
                Optional.of(flight.script()),
                Optional.of(flight),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Whether the undo script was flown to its end. */
    public boolean isFlown() {
        return flight.isPresent() && failure().isEmpty();
    }

    /** How the undo script failed, where it did. */
    public Optional<StatementTrace> failure() {
        return flight.flatMap(trace -> trace.statements().stream()
                .filter(statement -> statement.failure().isPresent())
                .findFirst());
    }
}
