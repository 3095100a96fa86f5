package io.windtunnel.checker.rules.history;

import io.windtunnel.checker.observation.BaselineCompared;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** A baseline script leads to another schema than the migrations that it stands for. */
public final class BaselineDiffers implements Rule {

    @Override
    public String id() {
        return "baseline-differs";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Baseline script differs";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(BaselineCompared.class)
                .filter(trial ->
                        trial.refused().isPresent() || !trial.divergences().isEmpty())
                .map(BaselineDiffers::violation)
                .toList();
    }

    private static Violation violation(BaselineCompared compared) {
        String label = compared.script().label();
        String message = compared.refused()
                .map(why -> "%s failed on an empty database: %s No new database can be made with it."
                        .formatted(label, Divergences.ended(why)))
                .orElseGet(() -> "%s gives a new database another schema than %s, which older ones have run: %s."
                        .formatted(label, replaced(compared), Divergences.named(compared.divergences())));
        return new Violation(
                compared.script(),
                new LineRange(1, 1),
                message,
                "Make %s from a database that has run %s, such as with pg_dump --schema-only."
                        .formatted(label, replaced(compared)),
                compared.refused().isPresent() ? List.of(label) : Divergences.objects(compared.divergences()),
                compared.refused()
                        .map(why -> List.of(Evidence.of("error", why)))
                        .orElseGet(() -> Divergences.evidence(compared.divergences())),
                Optional.empty());
    }

    private static String replaced(BaselineCompared compared) {
        List<MigrationScript> scripts = compared.replaced();
        String first = scripts.get(0).label();
        return scripts.size() == 1
                ? first
                : first + " to " + scripts.get(scripts.size() - 1).label();
    }
}
