package io.windtunnel.views.text;

import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.UndoResult;
import io.windtunnel.domain.report.UndoStage;
import io.windtunnel.domain.report.UndoVerdict;
import java.util.List;
import java.util.Optional;

/** How the undo scripts fared, in one line. */
public final class UndoSummary {

    private UndoSummary() {}

    /** The line, without a full stop; empty where none was tried and none is missing. */
    public static Optional<String> line(Report report) {
        List<UndoResult> results = report.undo();
        if (results.isEmpty()) {
            return Optional.empty();
        }
        long there =
                results.stream().filter(result -> result.script().isPresent()).count();
        long good = results.stream().filter(UndoSummary::isGood).count();
        long missing = results.size() - there;
        String none = Count.of(missing, "migration") + (missing == 1 ? " has none" : " have none");
        if (there == 0) {
            return Optional.of("Undo scripts: " + none);
        }
        String tried = "Undo scripts: %d of %d took everything back, so that the migration could be flown again"
                .formatted(good, there);
        return Optional.of(missing == 0 ? tried : tried + "; " + none);
    }

    /** Whether schema and rows were what they should be, both times. */
    public static boolean isGood(UndoResult result) {
        return isSame(result.undone()) && isSame(result.again());
    }

    private static boolean isSame(UndoStage stage) {
        return stage.schema() == UndoVerdict.SAME && stage.rows() == UndoVerdict.SAME;
    }
}
