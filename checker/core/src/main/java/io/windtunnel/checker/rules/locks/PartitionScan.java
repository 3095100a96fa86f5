package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.PartitionMoved;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A partition came or went, for which the rows of an older table were read while others had to wait. */
public final class PartitionScan implements Rule {

    @Override
    public String id() {
        return "partition-scan";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Partition scanned under a lock";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.PARTITION_SCAN
                .among(Ledger.of(deployment))
                .map(PartitionScan::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        PartitionMoved moved = entry.all(PartitionMoved.class).findFirst().orElseThrow();
        List<Relation> scanned = Proof.scanned(entry);
        String partition = Wording.name(moved.partition());
        boolean isOther = scanned.stream()
                .noneMatch(table -> table.oid() == moved.partition().oid());
        return Proof.violation(
                entry,
                scanned,
                "When %s became a partition of %s, all rows of %s were read, while %s had to wait."
                        .formatted(
                                partition,
                                Wording.name(moved.parent()),
                                Wording.list(scanned.stream().map(Wording::name).toList()),
                                Proof.waiting(entry, scanned)),
                isOther
                        ? ("The DEFAULT partition is searched for rows of the new one: give it a CHECK constraint that rules those"
                                        + " out (NOT VALID, then VALIDATE in the next script) before %s is attached.")
                                .formatted(partition)
                        : ("Give %s a CHECK constraint with the partition's bounds first (NOT VALID, then VALIDATE in the next"
                                        + " script): then it is attached without reading its rows.")
                                .formatted(partition));
    }
}
