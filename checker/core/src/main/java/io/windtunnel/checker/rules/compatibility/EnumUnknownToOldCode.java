package io.windtunnel.checker.rules.compatibility;

import io.windtunnel.checker.observation.CompatibilityTrial;
import io.windtunnel.checker.observation.CompatibilityTrial.UnknownValues;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** An enumerated type got a value that the code before does not know. */
public final class EnumUnknownToOldCode implements Rule {

    @Override
    public String id() {
        return "enum-unknown-to-old-code";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Value unknown to running code";
    }

    /** One violation for each type. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return Breakage.of(deployment)
                .flatMap(breakage -> breakage.trial().unknownValues().stream()
                        .map(unknown -> violation(breakage, unknown, deployment)))
                .toList();
    }

    private Violation violation(Breakage breakage, UnknownValues unknown, Deployment deployment) {
        CompatibilityTrial trial = breakage.trial();
        String values = Wording.list(
                unknown.values().stream().map(value -> "'" + value + "'").toList());
        String columns = Wording.enumerated(
                "column", unknown.columns().stream().map(Wording::name).toList());
        return Telling.milder(
                Telling.at(
                        breakage.causes().of(unknown.type(), unknown.values()),
                        deployment,
                        "The enumerated type %s has got %s, which running code does not know. As soon as newer code writes it, older code reads it from %s: it fails there, or takes it for NULL as jOOQ does."
                                .formatted(Wording.name(unknown.type()), values, columns),
                        "Deploy code that knows the value before any code writes it: add it now, write it in the deployment after this one.",
                        List.of(unknown.type().toString()),
                        List.of(Evidence.of(
                                "model",
                                "%s has the type without %s."
                                        .formatted(
                                                Wording.sentence(trial.oldCode().source()), values)))),
                severity(),
                trial.oldCode().assumed());
    }
}
