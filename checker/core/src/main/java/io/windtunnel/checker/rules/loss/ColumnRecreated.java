package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** A column of an older table was dropped and one like it added: a rename was meant, or another type. */
public final class ColumnRecreated implements Rule {

    @Override
    public String id() {
        return "column-recreated";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Column dropped and made again";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        Losses losses = Losses.of(deployment);
        return losses.recreations()
                .of(Column.class)
                .map(recreation -> violation(recreation, losses, deployment))
                .toList();
    }

    private static Violation violation(Recreation recreation, Losses losses, Deployment deployment) {
        Column before = (Column) recreation.before();
        Column after = (Column) recreation.after();
        RecreationStory story = new RecreationStory(recreation, losses, deployment);
        List<Evidence> evidence = story.evidence(line(before), line(after));
        String table = Wording.name(before.table());
        return recreation.keptName()
                ? story.violation(
                        "Column %s of table %s was dropped and added again. The drop takes every value with it, and what stands on the column."
                                .formatted(SqlIdentifier.quote(before.name()), table),
                        recreation.differences().isEmpty()
                                ? "The column is the same afterwards: leave both out, or say UPDATE where its values are to go."
                                : "Alter the column in its place, with ALTER COLUMN ... TYPE ... USING where its type changes, so that its values stay.",
                        evidence,
                        Optional.empty())
                : story.violation(
                        "Column %s of table %s was dropped and column %s, which is like it, added: by the look of it, a rename. The drop takes every value that was not copied, and what stands on the column."
                                .formatted(
                                        SqlIdentifier.quote(before.name()), table, SqlIdentifier.quote(after.name())),
                        "Rename the column: its values stay, its keys and indexes follow, and no row is written.",
                        evidence,
                        RenameFix.of(recreation, losses.recreations(), deployment));
    }

    private static List<String> line(Column column) {
        return List.of(SqlIdentifier.quote(column.name()) + " " + DefinitionText.line(column));
    }
}
