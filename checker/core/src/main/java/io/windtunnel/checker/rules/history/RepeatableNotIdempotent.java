package io.windtunnel.checker.rules.history;

import io.windtunnel.checker.observation.ScriptRepeated;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** A repeatable migration that was run a second time failed or changed something. */
public final class RepeatableNotIdempotent implements Rule {

    @Override
    public String id() {
        return "repeatable-not-idempotent";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Repeatable migration not repeatable";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(ScriptRepeated.class)
                .filter(trial ->
                        trial.refused().isPresent() || !trial.divergences().isEmpty())
                .map(RepeatableNotIdempotent::violation)
                .toList();
    }

    private static Violation violation(ScriptRepeated repeated) {
        String label = repeated.script().label();
        String message = repeated.refused()
                .map(why ->
                        "%s failed when it was run a second time: %s Flyway runs it again whenever its text changes, and would stop there."
                                .formatted(label, Divergences.ended(why)))
                .orElseGet(() ->
                        "%s changed something when it was run a second time: %s. Flyway runs it again whenever its text changes."
                                .formatted(label, Divergences.named(repeated.divergences())));
        return new Violation(
                repeated.script(),
                new LineRange(1, 1),
                message,
                "Write it so that it leads to the same from any state: CREATE OR REPLACE, DROP ... IF EXISTS before CREATE,"
                        + " INSERT ... ON CONFLICT. What is to happen once belongs in a versioned migration.",
                repeated.refused().isPresent() ? List.of(label) : Divergences.objects(repeated.divergences()),
                repeated.refused()
                        .map(why -> List.of(Evidence.of("error", "Run again: " + why)))
                        .orElseGet(() -> Divergences.evidence(repeated.divergences())),
                Optional.empty());
    }
}
