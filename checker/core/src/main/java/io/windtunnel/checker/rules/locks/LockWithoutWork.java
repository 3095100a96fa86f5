package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A statement locked an older table for a moment: it read, wrote and copied no row. */
public final class LockWithoutWork implements Rule {

    @Override
    public String id() {
        return "lock-without-work";
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public String title() {
        return "Brief lock";
    }

    @Override
    public boolean isAside() {
        return true;
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        List<Entry> entries = Ledger.of(deployment);
        Set<String> told = new HashSet<>();
        List<Violation> violations = new ArrayList<>();
        for (Entry entry : entries) {
            boolean isToldAsWaiting = LockWithoutTimeout.waitsForEver(entry)
                    && told.add(entry.step().script().path());
            if (!isToldAsWaiting && Effect.of(entry) == Effect.BRIEF_LOCK) {
                violations.add(violation(entry));
            }
        }
        return violations;
    }

    private static Violation violation(Entry entry) {
        List<Relation> tables = entry.taken().stream().map(Held::relation).toList();
        return Proof.violation(
                entry,
                tables,
                "%s had to wait, but only for a moment: no row was read, written or copied."
                        .formatted(Wording.sentence(Proof.waiting(entry, tables))),
                "Nothing to do, as long as the transaction does not go on with something that lasts, and lock_timeout is set.");
    }
}
