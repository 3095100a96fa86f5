package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.NotRepeatable;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** A script that runs outside a transaction cannot be run again after it was aborted half-way. */
public final class NotRepeatableAfterFailure implements Rule {

    @Override
    public String id() {
        return "not-repeatable-after-failure";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Cannot be run again after a failure";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(NotRepeatable.class)
                .map(NotRepeatableAfterFailure::violation)
                .toList();
    }

    private static Violation violation(NotRepeatable found) {
        return new Violation(
                found.script(),
                found.lines(),
                "The script runs outside a transaction. Aborted after the statement that ends in line %d and run again, it fails here: %s. What ran before the abort stays, so the script can neither go on nor begin anew until somebody has mended the database by hand."
                        .formatted(found.abortedAfter().end(), found.message()),
                "Give the statement a script of its own, or have it find its own work done: IF NOT EXISTS where that tells the truth, and DROP INDEX CONCURRENTLY IF EXISTS before CREATE INDEX CONCURRENTLY, since an index that was aborted stays, invalid.",
                List.of(found.script().label()),
                List.of(Evidence.of("error", "ERROR %s: %s".formatted(found.sqlState(), found.message()))),
                Optional.empty());
    }
}
