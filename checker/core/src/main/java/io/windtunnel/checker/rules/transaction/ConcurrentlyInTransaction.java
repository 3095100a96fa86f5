package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Severity;
import java.nio.file.Path;
import java.util.List;

/** CONCURRENTLY ran in a transaction, or waited for the one in which Flyway keeps its own lock. */
public final class ConcurrentlyInTransaction implements Rule {

    @Override
    public String id() {
        return "concurrently-in-transaction";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "CONCURRENTLY in a transaction";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return FailedStatement.of(deployment, FailureKind.CONCURRENTLY).stream()
                .map(ConcurrentlyInTransaction::violation)
                .toList();
    }

    private static Violation violation(FailedStatement failed) {
        StatementFailure failure = failed.failure();
        if (failure.wasStopped()) {
            return failed.violation(
                    "The statement was stopped: %s. Flyway keeps its own lock in a transaction, and CONCURRENTLY waits until every older transaction has ended."
                            .formatted(failure.message()),
                    "Set flyway.postgresql.transactional.lock=false, for the check and for your servers: Flyway then locks without a transaction.");
        }
        String script = String.valueOf(Path.of(failed.step().script().path()).getFileName());
        return failed.violation(
                "The statement failed: %s. Flyway stops here: neither this migration nor any after it is applied."
                        .formatted(failure.message()),
                "Give it a script of its own, which Flyway runs outside a transaction by itself, and outside DO blocks and functions; or set executeInTransaction=false in %s.conf."
                        .formatted(script));
    }
}
