package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Threshold;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A statement took its time while an earlier one of the same transaction kept readers out of an older table. */
public final class WorkUnderExclusiveLock implements Rule {

    private final int share;

    /** @param settings what share of a table's rows is one */
    public WorkUnderExclusiveLock(RuleSettings settings) {
        this.share = (int) settings.threshold(Threshold.WRITE_SHARE);
    }

    @Override
    public String id() {
        return "work-under-exclusive-lock";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Work under an exclusive lock";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.WORK_UNDER_LOCK
                .among(Ledger.of(deployment, share))
                .map(WorkUnderExclusiveLock::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        List<Held> held = entry.before().values().stream()
                .filter(lock -> lock.mode().blocksReads())
                .sorted(Held.BY_NAME)
                .toList();
        List<Relation> locked = held.stream().map(Held::relation).toList();
        List<String> work = new ArrayList<>();
        entry.scans().forEach(scan -> work.add("read all rows of " + Wording.name(scan.relation())));
        entry.bulkWrites().forEach(write -> work.add("wrote rows of " + Wording.name(write.relation())));
        return Proof.violation(
                entry,
                locked,
                "The statement %s while %s had to wait for the ACCESS EXCLUSIVE %s."
                        .formatted(
                                Wording.list(work.stream().distinct().toList()),
                                Proof.waiting(entry, locked),
                                origin(held)),
                "Let nothing follow in the transaction that locks %s: move this statement to a script before or after it."
                        .formatted(
                                Wording.list(locked.stream().map(Wording::name).toList())));
    }

    /** "lock of line 3", or "locks of lines 3 and 5" in the order in which they were taken. */
    private static String origin(List<Held> held) {
        List<String> lines = held.stream()
                .map(Held::since)
                .sorted(Comparator.comparing(Step::order))
                .map(step -> String.valueOf(step.lines().start()))
                .distinct()
                .toList();
        return (lines.size() == 1 ? "lock of line " : "locks of lines ") + Wording.list(lines);
    }
}
