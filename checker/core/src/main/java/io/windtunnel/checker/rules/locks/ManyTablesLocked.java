package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One transaction locked several older tables, one after the other, and let go of none. */
public final class ManyTablesLocked implements Rule {

    @Override
    public String id() {
        return "many-tables-locked";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Many tables locked by one transaction";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    private static final int MANY = 3;

    /** One violation for a transaction, where it locks the table that is one too many. */
    @Override
    public List<Violation> check(Deployment deployment) {
        List<Violation> violations = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        for (Entry entry : Ledger.of(deployment)) {
            Optional<Integer> transaction = entry.step().statement().transaction();
            if (transaction.isPresent() && isOneTooMany(entry) && told.add(transaction.get())) {
                violations.add(violation(entry));
            }
        }
        return violations;
    }

    /** One statement locks what it has to, a partitioned table with its partitions: it takes two to be avoidable. */
    private static boolean isOneTooMany(Entry entry) {
        List<Relation> before = tables(entry.before().values().stream());
        return !before.isEmpty()
                && locked(entry).size() >= MANY
                && locked(entry).size() > before.size();
    }

    private static List<Relation> locked(Entry entry) {
        return tables(Stream.concat(entry.before().values().stream(), entry.taken().stream()));
    }

    private static List<Relation> tables(Stream<Held> locks) {
        List<Held> all = locks.toList();
        Set<Step> partitioned = all.stream()
                .filter(held -> held.relation().kind() == 'p')
                .map(Held::since)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(held -> held.relation().kind() == 'p' || !partitioned.contains(held.since()))
                .map(Held::relation)
                .distinct()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static Violation violation(Entry entry) {
        List<Relation> tables = locked(entry);
        String names = Wording.list(tables.stream().map(Wording::name).toList());
        return Proof.violation(
                entry,
                tables,
                "One transaction holds locks on %d older tables by now, %s: who uses several of them in another order deadlocks with it, and all wait for the last."
                        .formatted(tables.size(), names),
                "Give each table a script of its own: Flyway then commits between them. Not so where flyway.group is set.");
    }
}
