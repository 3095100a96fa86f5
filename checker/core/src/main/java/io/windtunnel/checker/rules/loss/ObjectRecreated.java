package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import io.windtunnel.domain.report.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An older constraint, index, sequence, view or type was dropped and made again alike. */
public final class ObjectRecreated implements Rule {

    private static final Set<ConstraintKind> BUILT_ON_AN_INDEX =
            EnumSet.of(ConstraintKind.PRIMARY_KEY, ConstraintKind.UNIQUE, ConstraintKind.EXCLUSION);

    @Override
    public String id() {
        return "object-recreated";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Object dropped and made again alike";
    }

    /** A repeatable script makes its objects again each time it runs: that is its way. */
    @Override
    public List<Violation> check(Deployment deployment) {
        Losses losses = Losses.of(deployment);
        Recreations recreations = losses.recreations();
        Detours detours = new Detours(recreations, deployment);
        return recreations
                .all()
                .filter(recreation -> recreation.drop().step().script().kind() != ScriptKind.REPEATABLE)
                .filter(detours::isNeedless)
                .map(recreation -> violation(recreation, new RecreationStory(recreation, losses, deployment)))
                .toList();
    }

    private static Violation violation(Recreation recreation, RecreationStory story) {
        CatalogObject before = recreation.before();
        CatalogObject after = recreation.after();
        String described = ChangeText.words(before.identity());
        String why = why(before);
        return recreation.keptName()
                ? story.violation(
                        "%s was dropped and made again just as it was. %s".formatted(Wording.sentence(described), why),
                        "Leave both statements out.",
                        story.evidence(List.of(), List.of()),
                        Optional.empty())
                : story.violation(
                        "%s was dropped and made again as %s, with the same definition. %s"
                                .formatted(Wording.sentence(described), Wording.ownName(after.identity()), why),
                        "Rename it: %s".formatted(RenameSql.of(recreation).get(0)),
                        story.evidence(
                                DefinitionText.line(before).lines().toList(),
                                DefinitionText.line(after).lines().toList()),
                        Optional.empty());
    }

    private static String why(CatalogObject before) {
        return switch (before.identity().kind()) {
            case CONSTRAINT ->
                before instanceof Constraint constraint && BUILT_ON_AN_INDEX.contains(constraint.kind())
                        ? "Postgres builds its index again from every row while nobody can read or write the table."
                        : "Postgres checks every row of the table again while nobody can write to it.";
            case INDEX -> "Postgres reads the whole table to build it again, and until then queries do without it.";
            case SEQUENCE -> "The new one starts anew, so that numbers come twice.";
            case MATERIALIZED_VIEW -> "Its rows are computed again, and its privileges and comments are gone.";
            case VIEW -> "Its privileges and comments are gone with the old one.";
            default -> "Everything that used it had to let go of it first.";
        };
    }
}
