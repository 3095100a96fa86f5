package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.domain.report.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement that failed, as every rule tells it that is about failures.
 *
 * @param step the statement, one of a script
 * @param failure how it failed
 * @param steps all statements of the scripts of its deployment
 */
public record FailedStatement(Step step, StatementFailure failure, List<Step> steps) {

    public FailedStatement {
        steps = List.copyOf(steps);
    }

    /** Those of a deployment that one rule tells of. */
    public static List<FailedStatement> of(Deployment deployment, FailureKind kind) {
        List<Step> steps =
                deployment.steps().stream().filter(step -> !step.nested()).toList();
        return steps.stream()
                .flatMap(step -> step.statement().failure().stream()
                        .filter(failure -> FailureKind.of(failure) == kind)
                        .map(failure -> new FailedStatement(step, failure, steps)))
                .toList();
    }

    /** Flyway's own refusal has no SQLSTATE: nothing was sent to the server. */
    boolean isRefusal() {
        return failure.sqlState().isEmpty();
    }

    /** The violation of the rule: what the server said and what stays applied is its evidence. */
    public Violation violation(String message, String help) {
        List<Evidence> evidence = new ArrayList<>();
        if (FailureKind.of(failure) == FailureKind.MIXED) {
            evidence.add(Evidence.of("refusal", "Flyway says: " + failure.message()));
        } else if (!isRefusal()) {
            evidence.add(Evidence.of(
                    "error",
                    failure.wasStopped()
                            ? "The server confirmed with SQLSTATE %s.".formatted(failure.sqlState())
                            : "ERROR %s: %s".formatted(failure.sqlState(), failure.message())));
        }
        failure.detail().ifPresent(detail -> evidence.add(Evidence.of("detail", "DETAIL: " + detail)));
        failure.hint().ifPresent(hint -> evidence.add(Evidence.of("hint", "HINT: " + hint)));
        evidence.addAll(whatStays());
        return new Violation(
                step.script(),
                isPointed() ? new LineRange(failure.line(), failure.line()) : step.lines(),
                message,
                help,
                List.of(failure.sqlState(), failure.message()),
                evidence,
                Optional.empty());
    }

    /** Postgres points at a column, Flyway at a line. Otherwise the whole statement is meant. */
    private boolean isPointed() {
        return failure.line() > 0 && (failure.column().isPresent() || isRefusal());
    }

    /** What ran in another transaction than the failed statement, or in none, is not rolled back with it. */
    private List<Evidence> whatStays() {
        List<Step> before =
                steps.stream().filter(other -> other.order() < step.order()).toList();
        List<Evidence> evidence = new ArrayList<>();
        List<String> scripts = before.stream()
                .filter(other -> !isOfThisScript(other) && stays(other))
                .map(other -> other.script().path())
                .distinct()
                .toList();
        if (!scripts.isEmpty()) {
            evidence.add(Evidence.of(
                    "applied",
                    "%s had been applied before and %s applied."
                            .formatted(Wording.list(scripts), scripts.size() == 1 ? "stays" : "stay")));
        }
        if (before.stream().allMatch(this::isOfThisScript)) {
            evidence.add(Evidence.of("applied", "What was deployed before this script stays applied."));
        }
        List<Step> staying = before.stream()
                .filter(other -> isOfThisScript(other) && stays(other))
                .toList();
        evidence.add(Evidence.of("applied", ofThisScript(staying)));
        if (!step.migration().transactional() && !step.statement().sql().isEmpty()) {
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

    private boolean isOfThisScript(Step other) {
        return other.migration().equals(step.migration());
    }

    private boolean stays(Step other) {
        Optional<Integer> transaction = other.statement().transaction();
        return transaction.isEmpty() || !transaction.equals(step.statement().transaction());
    }
}
