package io.windtunnel.checker.rules.undo;

import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.checker.observation.UndoneRows;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.checker.script.LineRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the rules about undo scripts say alike. */
final class Undos {

    private Undos() {}

    /** From the first statement of the undo script to its last. */
    static LineRange lines(UndoTrial trial) {
        List<LineRange> lines = trial.flight().stream()
                .flatMap(flight -> flight.statements().stream())
                .map(StatementTrace::lines)
                .filter(LineRange::isPresent)
                .toList();
        return lines.isEmpty()
                ? new LineRange(1, 1)
                : new LineRange(
                        lines.get(0).start(), lines.get(lines.size() - 1).end());
    }

    /** What became of rows, a clause each: {@code 2 of 5 rows of users are gone}. */
    static List<String> losses(UndoneRows rows) {
        String table = Wording.name(rows.table());
        List<String> losses = new ArrayList<>();
        if (rows.gone() > 0) {
            losses.add("%d of %s of %s %s not there as %s"
                    .formatted(
                            rows.gone(),
                            Wording.counted(rows.before(), "row"),
                            table,
                            rows.gone() == 1 ? "is" : "are",
                            rows.gone() == 1 ? "it was" : "they were"));
        }
        if (rows.changed() > 0) {
            losses.add("%d of %s of %s %s other values in %s"
                    .formatted(
                            rows.changed(),
                            Wording.counted(rows.before(), "row"),
                            table,
                            rows.changed() == 1 ? "has" : "have",
                            rows.columns().stream().map(Wording::quoted).collect(Collectors.joining(", "))));
        }
        if (rows.writtenGone() > 0) {
            losses.add("%s of %s that %s written between the two %s gone"
                    .formatted(
                            Wording.counted(rows.writtenGone(), "row"),
                            table,
                            rows.writtenGone() == 1 ? "was" : "were",
                            rows.writtenGone() == 1 ? "is" : "are"));
        }
        return losses;
    }
}
