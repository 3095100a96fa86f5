package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/**
 * Statements that Postgres runs only outside a transaction stand in one script with others.
 */
public final class MixedTransactional implements Rule {

    @Override
    public String id() {
        return "mixed-transactional";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Transactional and not in one script";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return FailedStatement.of(deployment, FailureKind.MIXED).stream()
                .map(MixedTransactional::violation)
                .toList();
    }

    private static Violation violation(FailedStatement failed) {
        return failed.violation(
                        "Flyway refused the script: it mixes statements that run in a transaction with others that cannot, and this is the first one that does not go with those before it. Flyway stops here: neither this migration nor any after it is applied.",
                        "Give what cannot run in a transaction a script of its own. Only where all of it may stay half done, set flyway.mixed=true or, for the script alone, executeInTransaction=false: then nothing of it runs in a transaction.")
                .at(Severity.ERROR);
    }
}
