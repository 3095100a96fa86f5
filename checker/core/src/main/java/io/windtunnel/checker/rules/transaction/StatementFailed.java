package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** Postgres refused a statement, and Flyway stopped there. What a rule of its own tells of is left to that one. */
public final class StatementFailed implements Rule {

    @Override
    public String id() {
        return "statement-failed";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Statement failed";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return FailedStatement.of(deployment, FailureKind.OTHER).stream()
                .map(StatementFailed::violation)
                .toList();
    }

    private static Violation violation(FailedStatement failed) {
        StatementFailure failure = failed.failure();
        String place = failure.column()
                .map(column -> " (line %d, column %d)".formatted(failure.line(), column))
                .orElse("");
        return failed.violation(
                "%s: %s%s. Flyway stops here: neither this migration nor any after it is applied."
                        .formatted(whatFailed(failed), withoutStop(failure.message()), place),
                FailureAdvice.of(failure));
    }

    private static String whatFailed(FailedStatement failed) {
        if (failed.isRefusal()) {
            return failed.step().lines().isPresent() ? "Flyway refused the script" : "The migration failed";
        }
        return failed.failure().wasStopped() ? "The statement was stopped" : "The statement failed";
    }

    private static String withoutStop(String message) {
        String line = message.strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
