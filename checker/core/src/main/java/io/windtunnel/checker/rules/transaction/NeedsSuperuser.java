package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/**
 * The role that runs the scripts, a plain owner of the database, may not do what a statement asks for.
 */
public final class NeedsSuperuser implements Rule {

    @Override
    public String id() {
        return "needs-superuser";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "More rights than an owner has";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return FailedStatement.of(deployment, FailureKind.PRIVILEGE).stream()
                .map(NeedsSuperuser::violation)
                .toList();
    }

    private static Violation violation(FailedStatement failed) {
        return failed.violation(
                        "The statement needs rights that a plain owner of the database does not have: %s. Where Flyway connects as such a role, it stops here, and neither this migration nor any after it is applied."
                                .formatted(failed.failure().message()),
                        "Let the administrator do this part once, and give it to the check with --before FILE. Where Flyway connects as a superuser on your servers, give --superuser: then what comes after the statement is looked at, too.")
                .at(Severity.ERROR); // nothing after it was flown
    }
}
