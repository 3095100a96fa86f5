package io.windtunnel.checker.rules.undo;

import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.checker.observation.UndoneRows;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows that were there before a migration, or that were written while it was live, do not survive its undo. */
public final class UndoLosesRows implements Rule {

    @Override
    public String id() {
        return "undo-loses-rows";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Undo loses rows";
    }

    /** One violation for an undo script, with all of its tables. What was written into a new table goes with it. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(UndoTrial.class)
                .filter(UndoTrial::isFlown)
                .flatMap(trial -> {
                    List<UndoneRows> lost = trial.rows().stream()
                            .filter(UndoneRows::existedBefore)
                            .filter(rows -> rows.isLoss() || rows.writtenGone() > 0)
                            .toList();
                    return lost.isEmpty()
                            ? Optional.<Violation>empty().stream()
                            : Optional.of(violation(trial, lost)).stream();
                })
                .toList();
    }

    private static Violation violation(UndoTrial trial, List<UndoneRows> lost) {
        String label = trial.migration().label();
        List<Evidence> evidence = new ArrayList<>();
        for (UndoneRows rows : lost) {
            rows.sample()
                    .ifPresent(sample ->
                            evidence.add(Evidence.of("row", "%s: %s".formatted(Wording.name(rows.table()), sample))));
            if (rows.isLoss() && rows.byMigration()) {
                evidence.add(Evidence.of(
                        "row",
                        "%s had done that to %s already, and the undo does not bring it back."
                                .formatted(label, Wording.name(rows.table()))));
            }
        }
        return new Violation(
                trial.undo().orElseThrow(),
                Undos.lines(trial),
                "After %s and its undo %s."
                        .formatted(
                                label,
                                Wording.list(lost.stream()
                                        .flatMap(rows -> Undos.losses(rows).stream())
                                        .toList())),
                "Keep what the undo needs to bring them back: rename instead of dropping, or copy the values to a table"
                        + " of their own and drop that in a later migration.",
                lost.stream().map(rows -> rows.table().toString()).toList(),
                evidence,
                Optional.empty());
    }
}
