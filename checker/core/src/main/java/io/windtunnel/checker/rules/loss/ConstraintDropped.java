package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.RowAccepted;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A constraint or unique index of an older table was dropped, and nothing takes its place. */
public final class ConstraintDropped implements Rule {

    @Override
    public String id() {
        return "constraint-dropped";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Constraint dropped";
    }

    /** Without the schema before and after nobody knows what the constraint demanded. */
    @Override
    public List<Violation> check(Deployment deployment) {
        if (deployment.comparison().isEmpty()) {
            return List.of();
        }
        Losses losses = Losses.of(deployment);
        Guarantees guarantees = new Guarantees(deployment.comparison().get());
        List<Violation> violations = new ArrayList<>();
        Stream.of("table constraint", "index").forEach(kind -> losses.dropped(kind)
                .forEach((step, drops) -> drops.forEach(drop -> losses.recreations()
                        .before(drop.object())
                        .filter(guarantees::isLost)
                        .ifPresent(gone -> violations.add(violation(step, drop, gone, deployment))))));
        return violations;
    }

    private static Violation violation(Step step, ObjectDropped drop, CatalogObject gone, Deployment deployment) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of("definition", "It was: " + DefinitionText.line(gone)));
        accepted(drop, deployment)
                .ifPresent(row -> evidence.add(
                        Evidence.of("row", "Accepted after the deployment, and taken back: " + row.statement())));
        return new Violation(
                step.script(),
                step.lines(),
                "%s was dropped and nothing takes its place: %s. Rows that break the rule can be written from now on, and every one of them is in the way of bringing it back."
                        .formatted(Wording.sentence(Wording.described(drop.object())), freed(gone)),
                "Keep it as long as code relies on it. To change it, add the new one in the same script, as NOT VALID where it is a check or a foreign key, and drop this one then.",
                List.of(drop.object().identity()),
                evidence,
                Optional.empty());
    }

    private static Optional<RowAccepted> accepted(ObjectDropped drop, Deployment deployment) {
        return deployment
                .trials(RowAccepted.class)
                .filter(row -> row.constraint().equals(drop.object().identity()))
                .findFirst();
    }

    private static String freed(CatalogObject gone) {
        ConstraintKind kind = gone instanceof Constraint constraint ? constraint.kind() : ConstraintKind.UNIQUE;
        return switch (kind) {
            case CHECK -> "nothing checks the values any more";
            case FOREIGN_KEY -> "rows may point at rows that are not there";
            case EXCLUSION -> "rows may overlap";
            default -> "rows may be alike";
        };
    }
}
