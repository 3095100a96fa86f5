package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.observation.ColumnsUnseen;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Occurrence;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A column was added to an older table, and an older view that shows all of the others does not show it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createview.html">CREATE VIEW</a>
 */
public final class ViewColumnsFrozen implements Rule {

    @Override
    public String id() {
        return "view-columns-frozen";
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public String title() {
        return "View does not show the new column";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(ColumnsUnseen.class)
                .filter(unseen -> !isTouched(unseen.view(), deployment))
                .flatMap(unseen -> addition(unseen, deployment).map(step -> violation(unseen, step)).stream())
                .toList();
    }

    /** Who writes the view anew has seen what it shows. */
    private static boolean isTouched(String view, Deployment deployment) {
        return deployment.steps().stream().flatMap(Touching::objects).anyMatch(object -> object.identity()
                .equals(view));
    }

    private static Optional<Step> addition(ColumnsUnseen unseen, Deployment deployment) {
        return deployment
                .all(ObjectCreated.class)
                .filter(created -> isColumn(created.fact().object(), unseen))
                .map(Occurrence::step)
                .findFirst();
    }

    private static boolean isColumn(SchemaObject object, ColumnsUnseen unseen) {
        return object.kind().equals("table column")
                && object.identity()
                        .equals(unseen.table() + "."
                                + SqlIdentifier.quote(unseen.columns().get(0)));
    }

    private static Violation violation(ColumnsUnseen unseen, Step step) {
        String view = Wording.name(unseen.view());
        String columns =
                Wording.list(unseen.columns().stream().map(SqlIdentifier::quote).toList());
        return new Violation(
                step.script(),
                step.lines(),
                "View %s shows every column that table %s had, and not %s: a view made with SELECT * keeps the columns of the day when it was made."
                        .formatted(view, Wording.name(unseen.table()), columns),
                "Where the view is to show %s as well, write it anew in the same deployment: %s with the new columns at its end."
                        .formatted(
                                columns,
                                unseen.isMaterialized()
                                        ? "DROP and CREATE MATERIALIZED VIEW " + view
                                        : "CREATE OR REPLACE VIEW " + view),
                List.of(unseen.view(), unseen.table()),
                List.of(
                        Evidence.of(
                                "catalog",
                                "The view reads each column that the table had, in the table's order, and none of the new ones.")),
                Optional.empty());
    }
}
