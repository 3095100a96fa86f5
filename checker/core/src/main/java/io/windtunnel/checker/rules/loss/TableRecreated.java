package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** An older table was dropped and one like it created: a rename was meant, or an alteration. */
public final class TableRecreated implements Rule {

    @Override
    public String id() {
        return "table-recreated";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Table dropped and made again";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        Losses losses = Losses.of(deployment);
        return losses.recreations()
                .of(Table.class)
                .map(recreation -> violation(recreation, losses, deployment))
                .toList();
    }

    private static Violation violation(Recreation recreation, Losses losses, Deployment deployment) {
        Table before = (Table) recreation.before();
        Table after = (Table) recreation.after();
        RecreationStory story = new RecreationStory(recreation, losses, deployment);
        List<Evidence> evidence = story.evidence(DefinitionText.lines(before), DefinitionText.lines(after));
        return recreation.keptName()
                ? story.violation(sameName(before), advice(recreation), evidence, Optional.empty())
                : story.violation(
                        newName(before, after),
                        "Rename the table: its rows, keys, privileges and everything that points at it stay.",
                        evidence,
                        RenameFix.of(recreation, losses.recreations(), deployment));
    }

    private static String newName(Table before, Table after) {
        return "Table %s was dropped and table %s, which is like it, created: by the look of it, a rename. The drop takes every row that was not copied, and the privileges on %s."
                .formatted(Wording.name(before.name()), Wording.name(after.name()), Wording.name(before.name()));
    }

    private static String sameName(Table table) {
        return "Table %s was dropped and made again under its name. The drop takes every row that was not copied, and the privileges on the table."
                .formatted(Wording.name(table.name()));
    }

    private static String advice(Recreation recreation) {
        return recreation.differences().isEmpty()
                ? "The table is the same afterwards: leave both statements out, or say DELETE where its rows are to go."
                : "Alter the table in its place, so that its rows stay.";
    }
}
