package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.FailedAnyway;
import io.windtunnel.checker.observation.RowsRefused;
import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        return Stream.concat(
                        FailedStatement.of(deployment, FailureKind.OTHER).stream()
                                .map(StatementFailed::violation),
                        deployment.trials(FailedAnyway.class).map(failed -> violation(failed.refused())))
                .toList();
    }

    /** The flight went on without the rows; the deployment would not. */
    private static Violation violation(RowsRefused refused) {
        StatementFailure failure = refused.failure();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of("error", "ERROR %s: %s".formatted(failure.sqlState(), failure.message())));
        failure.detail().ifPresent(detail -> evidence.add(Evidence.of("detail", "DETAIL: " + detail)));
        evidence.add(Evidence.of(
                "flight",
                "It failed without any sample row, too. The rest was flown without the rows that are in the way."));
        return new Violation(
                refused.script(),
                refused.lines(),
                "The statement failed: %s. Flyway stops here: neither this migration nor any after it is applied."
                        .formatted(withoutStop(failure.message())),
                FailureAdvice.of(failure),
                List.of(failure.sqlState(), failure.message()),
                evidence,
                Optional.empty());
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
