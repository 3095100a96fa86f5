package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.RowsGrown;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rule.Threshold;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** One statement wrote a share of the rows of an older table, and the more the more there are. */
public final class UnbatchedWrite implements Rule {

    private final int share;

    /** @param settings what share of a table's rows is one */
    public UnbatchedWrite(RuleSettings settings) {
        this.share = (int) settings.threshold(Threshold.WRITE_SHARE);
    }

    @Override
    public String id() {
        return "unbatched-write";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Rows written in one piece";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.UNBATCHED_WRITE
                .among(Ledger.of(deployment, share))
                .map(UnbatchedWrite::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        RowsWritten write = entry.growingWrites().get(0);
        RowsGrown grown = entry.growth(write.relation()).orElseThrow();
        String table = Wording.name(write.relation());
        return new Violation(
                        entry.step().script(),
                        entry.step().lines(),
                        "The statement wrote %,d of %,d rows of %s, and %,d of %,d when there were more: in production it locks each of them until all are written, and leaves as many dead ones behind."
                                .formatted(
                                        grown.writtenOfFew(), grown.few(), table, grown.writtenOfMany(), grown.many()),
                        "Write them in batches that commit each, in a script outside a transaction: a loop over ranges of the key of %s, a few thousand rows at a time."
                                .formatted(table),
                        List.of(write.relation().name()),
                        Proof.evidence(entry),
                        Optional.empty())
                .onlyBlocking(List.of(write.relation().name()));
    }
}
