package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rule.Threshold;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** Rows of an older table were written while the transaction kept others out of it. */
public final class BackfillUnderLock implements Rule {

    private final int share;

    /** @param settings what share of a table's rows is one */
    public BackfillUnderLock(RuleSettings settings) {
        this.share = (int) settings.threshold(Threshold.WRITE_SHARE);
    }

    @Override
    public String id() {
        return "backfill-under-lock";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Rows written under a lock";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.BACKFILL_UNDER_LOCK
                .among(Ledger.of(deployment, share))
                .map(BackfillUnderLock::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        RowsWritten write = entry.bulkWrites().stream()
                .filter(one -> entry.stoppedBefore(one.relation()).isPresent())
                .findFirst()
                .orElseThrow();
        Held held = entry.stoppedBefore(write.relation()).orElseThrow();
        String table = Wording.name(write.relation());
        return Proof.violation(
                entry,
                List.of(write.relation()),
                "%s of %s %s written while the %s lock of line %d is held: %s had to wait until all of them are."
                        .formatted(
                                Wording.sentence(Wording.counted(write.rows(), "row")),
                                table,
                                write.rows() == 1 ? "was" : "were",
                                held.mode().words(),
                                held.since().lines().start(),
                                Proof.waiting(entry, List.of(write.relation()))),
                "Let the script that changes %s do nothing else. Write its rows in the next one, in batches that commit each."
                        .formatted(table));
    }
}
