package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.ObjectAltered;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A domain got a constraint, for which the tables that use it were read while nobody could write to them. */
public final class DomainConstraintScan implements Rule {

    @Override
    public String id() {
        return "domain-constraint-scan";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Domain constraint scans tables under a lock";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.DOMAIN_SCAN
                .among(Ledger.of(deployment))
                .map(DomainConstraintScan::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        ObjectAltered domain = entry.all(ObjectAltered.class).findFirst().orElseThrow();
        List<Relation> scanned = Proof.scanned(entry);
        return Proof.violation(
                entry,
                scanned,
                "For the constraint of domain %s all rows of %s were read, while %s had to wait."
                        .formatted(
                                Wording.name(domain.object()),
                                Wording.list(scanned.stream().map(Wording::name).toList()),
                                Proof.waiting(entry, scanned)),
                "Add it with NOT VALID, which looks at no row, and validate it in the next script, when few write: `ALTER DOMAIN %s VALIDATE CONSTRAINT ...;` Where that is too long, put checks on the tables instead: they are validated beside running writes."
                        .formatted(Wording.name(domain.object())));
    }
}
