package io.windtunnel.checker.report;

import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.observation.UndoDifference;
import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.checker.observation.UndoneRows;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.domain.report.UndoResult;
import io.windtunnel.domain.report.UndoStage;
import io.windtunnel.domain.report.UndoVerdict;
import io.windtunnel.domain.report.UndoneTable;
import java.util.List;
import java.util.stream.Stream;

/** Undo trials in the report's words. */
public final class UndoReports {

    private static final UndoStage NOT_TRIED = new UndoStage(UndoVerdict.UNTRIED, UndoVerdict.UNTRIED, List.of());

    private UndoReports() {}

    /** A trial as it stands in a report. */
    public static UndoResult of(UndoTrial trial) {
        return new UndoResult(
                trial.migration().version().orElse(""),
                trial.migration().path(),
                trial.undo().map(MigrationScript::path),
                undone(trial),
                trial.isFlown() ? again(trial) : NOT_TRIED,
                trial.rows().stream().map(UndoReports::of).toList(),
                trial.flight().map(MigrationReports::of));
    }

    private static UndoStage undone(UndoTrial trial) {
        if (!trial.isFlown()) {
            return trial.failure()
                    .flatMap(statement -> statement.failure())
                    .map(StatementFailure::message)
                    .map(why -> new UndoStage(UndoVerdict.FAILED, UndoVerdict.UNTRIED, List.of(why)))
                    .orElse(NOT_TRIED);
        }
        boolean isLoss = trial.rows().stream()
                .anyMatch(rows -> rows.isLoss() || rows.left() > 0 || (rows.existedBefore() && rows.writtenGone() > 0));
        return new UndoStage(
                verdict(!trial.incomplete().isEmpty()),
                verdict(isLoss),
                trial.incomplete().stream().map(UndoDifference::text).toList());
    }

    private static UndoStage again(UndoTrial trial) {
        if (trial.refusedAgain().isPresent()) {
            return new UndoStage(
                    UndoVerdict.FAILED,
                    UndoVerdict.UNTRIED,
                    trial.refusedAgain().stream().toList());
        }
        return new UndoStage(
                verdict(!trial.again().isEmpty()),
                verdict(!trial.rowsAgain().isEmpty()),
                Stream.concat(trial.again().stream(), trial.rowsAgain().stream())
                        .map(UndoDifference::text)
                        .toList());
    }

    private static UndoVerdict verdict(boolean isDifferent) {
        return isDifferent ? UndoVerdict.DIFFERENT : UndoVerdict.SAME;
    }

    private static UndoneTable of(UndoneRows rows) {
        return new UndoneTable(
                rows.table().toString(),
                rows.existedBefore(),
                rows.before(),
                rows.gone(),
                rows.changed(),
                rows.columns(),
                rows.left(),
                rows.written(),
                rows.writtenGone(),
                rows.sample());
    }
}
