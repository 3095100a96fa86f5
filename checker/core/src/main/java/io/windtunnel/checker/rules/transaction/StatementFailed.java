package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Postgres refused a statement, and Flyway stopped there. */
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
        List<Step> steps =
                deployment.steps().stream().filter(step -> !step.nested()).toList();
        return steps.stream()
                .flatMap(step -> step.statement().failure().map(failure -> violation(step, failure, steps)).stream())
                .toList();
    }

    private static Violation violation(Step step, StatementFailure failure, List<Step> steps) {
        String place = failure.column()
                .map(column -> " (line %d, column %d)".formatted(failure.line(), column))
                .orElse("");
        List<Evidence> evidence = new ArrayList<>();
        if (!isRefusal(failure)) {
            evidence.add(Evidence.of(
                    "error",
                    failure.wasStopped()
                            ? "The server confirmed with SQLSTATE %s.".formatted(failure.sqlState())
                            : "ERROR %s: %s".formatted(failure.sqlState(), failure.message())));
        }
        failure.detail().ifPresent(detail -> evidence.add(Evidence.of("detail", "DETAIL: " + detail)));
        failure.hint().ifPresent(hint -> evidence.add(Evidence.of("hint", "HINT: " + hint)));
        evidence.addAll(whatStays(step, steps));
        return new Violation(
                step.script(),
                isPointed(failure) ? new LineRange(failure.line(), failure.line()) : step.lines(),
                "%s: %s%s. Flyway stops here: neither this migration nor any after it is applied."
                        .formatted(whatFailed(step, failure), withoutStop(failure.message()), place),
                FailureAdvice.of(failure),
                List.of(failure.sqlState(), failure.message()),
                evidence,
                Optional.empty());
    }

    private static String whatFailed(Step step, StatementFailure failure) {
        if (isRefusal(failure)) {
            return step.lines().isPresent() ? "Flyway refused the script" : "The migration failed";
        }
        return failure.wasStopped() ? "The statement was stopped" : "The statement failed";
    }

    /** Postgres points at a column, Flyway at a line. Otherwise the whole statement is meant. */
    private static boolean isPointed(StatementFailure failure) {
        return failure.line() > 0 && (failure.column().isPresent() || isRefusal(failure));
    }

    /** Flyway's own refusal has no SQLSTATE: nothing was sent to the server. */
    private static boolean isRefusal(StatementFailure failure) {
        return failure.sqlState().isEmpty();
    }

    private static String withoutStop(String message) {
        String line = message.strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** What ran in another transaction than the failed statement, or in none, is not rolled back with it. */
    private static List<Evidence> whatStays(Step failed, List<Step> steps) {
        List<Step> before =
                steps.stream().filter(step -> step.order() < failed.order()).toList();
        List<Evidence> evidence = new ArrayList<>();
        List<String> scripts = before.stream()
                .filter(step -> !step.migration().equals(failed.migration()) && stays(step, failed.statement()))
                .map(step -> step.script().path())
                .distinct()
                .toList();
        if (!scripts.isEmpty()) {
            evidence.add(Evidence.of(
                    "applied",
                    "%s had been applied before and %s applied."
                            .formatted(Wording.list(scripts), scripts.size() == 1 ? "stays" : "stay")));
        }
        if (before.stream().allMatch(step -> step.migration().equals(failed.migration()))) {
            evidence.add(Evidence.of("applied", "What was deployed before this script stays applied."));
        }
        List<Step> staying = before.stream()
                .filter(step -> step.migration().equals(failed.migration()) && stays(step, failed.statement()))
                .toList();
        evidence.add(Evidence.of("applied", ofThisScript(staying)));
        if (!failed.migration().transactional() && !failed.statement().sql().isEmpty()) {
            evidence.add(
                    Evidence.of(
                            "applied",
                            "The statement ran outside a transaction: it may have left something behind, such as an invalid index."));
        }
        return evidence;
    }

    private static String ofThisScript(List<Step> staying) {
        if (staying.isEmpty()) {
            return "Nothing of this script stays applied.";
        }
        LineRange last = staying.get(staying.size() - 1).lines();
        return "%s of this script %s applied%s."
                .formatted(
                        Wording.counted(staying.size(), "statement"),
                        staying.size() == 1 ? "stays" : "stay",
                        last.isPresent() ? ", up to line " + last.end() : "");
    }

    private static boolean stays(Step step, StatementTrace failed) {
        Optional<Integer> transaction = step.statement().transaction();
        return transaction.isEmpty() || !transaction.equals(failed.transaction());
    }
}
