package io.windtunnel.checker.rules.undo;

import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** A migration has no undo script, where others have one or the team asks for it. */
public final class UndoMissing implements Rule {

    @Override
    public String id() {
        return "undo-missing";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Undo script missing";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(UndoTrial.class)
                .filter(trial -> trial.undo().isEmpty())
                .map(trial -> violation(trial.migration()))
                .toList();
    }

    private static Violation violation(MigrationScript script) {
        String version = script.version().orElse("");
        return new Violation(
                script,
                new LineRange(1, 1),
                "There is no undo script for version %s, so it cannot be taken back where it does harm."
                        .formatted(version),
                "Write the undo script of version %s beside it.".formatted(version),
                List.of(version),
                List.of(),
                Optional.empty());
    }
}
