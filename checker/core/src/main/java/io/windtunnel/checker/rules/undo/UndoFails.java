package io.windtunnel.checker.rules.undo;

import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An undo script failed right after its migration. */
public final class UndoFails implements Rule {

    @Override
    public String id() {
        return "undo-fails";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Undo script fails";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(UndoTrial.class)
                .flatMap(trial -> trial
                        .failure()
                        .flatMap(statement -> statement
                                .failure()
                                .map(failure -> violation(trial, trial.flight().orElseThrow(), statement, failure)))
                        .stream())
                .toList();
    }

    private static Violation violation(
            UndoTrial trial, MigrationTrace undo, StatementTrace statement, StatementFailure failure) {
        List<Evidence> evidence = new ArrayList<>();
        if (!failure.sqlState().isEmpty()) {
            evidence.add(Evidence.of("error", "ERROR %s: %s".formatted(failure.sqlState(), failure.message())));
        }
        failure.detail().ifPresent(detail -> evidence.add(Evidence.of("detail", "DETAIL: " + detail)));
        failure.hint().ifPresent(hint -> evidence.add(Evidence.of("hint", "HINT: " + hint)));
        evidence.add(Evidence.of(
                "undo",
                undo.transactional()
                        ? "It ran right after %s, and nothing of it stays."
                                .formatted(trial.migration().label())
                        : "It ran right after %s and outside a transaction: what it did until then stays."
                                .formatted(trial.migration().label())));
        String message = failure.message().strip();
        return new Violation(
                undo.script(),
                failure.line() > 0
                        ? new LineRange(failure.line(), Math.max(failure.line(), end(statement, failure)))
                        : statement.lines(),
                "The undo script %s: %s%s %s cannot be taken back."
                        .formatted(
                                failure.wasStopped() ? "was stopped" : "failed",
                                message,
                                message.endsWith(".") ? "" : ".",
                                trial.migration().label()),
                "Correct the undo script, and run the check again.",
                List.of(failure.sqlState(), failure.message()),
                evidence,
                Optional.empty());
    }

    /** Where the server pointed at a column, only that line is meant. */
    private static int end(StatementTrace statement, StatementFailure failure) {
        return failure.column().isPresent() ? failure.line() : statement.lines().end();
    }
}
