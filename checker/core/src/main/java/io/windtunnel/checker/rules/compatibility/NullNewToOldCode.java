package io.windtunnel.checker.rules.compatibility;

import io.windtunnel.checker.observation.CompatibilityTrial;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A column takes NULL now that the code before knows without. */
public final class NullNewToOldCode implements Rule {

    @Override
    public String id() {
        return "null-new-to-old-code";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "NULL is new to running code";
    }

    /** One violation for each column. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return Breakage.of(deployment)
                .flatMap(breakage ->
                        breakage.trial().newNulls().stream().map(column -> violation(breakage, column, deployment)))
                .toList();
    }

    private Violation violation(Breakage breakage, ObjectName column, Deployment deployment) {
        CompatibilityTrial trial = breakage.trial();
        return Telling.milder(
                Telling.at(
                        breakage.causes().of(column, column.part().stream().toList()),
                        deployment,
                        "Column %s takes NULL now. Running code knows it as NOT NULL: as soon as newer code leaves it out, older code reads a NULL that it does not expect."
                                .formatted(Wording.name(column)),
                        "Deploy code that can read a NULL there before any code writes one: that is two deployments, and this is the first.",
                        List.of(column.toString()),
                        List.of(Evidence.of(
                                "model",
                                "%s has the column as NOT NULL."
                                        .formatted(
                                                Wording.sentence(trial.oldCode().source()))))),
                severity(),
                trial.oldCode().assumed());
    }
}
