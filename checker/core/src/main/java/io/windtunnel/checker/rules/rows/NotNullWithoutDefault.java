package io.windtunnel.checker.rules.rows;

import io.windtunnel.checker.observation.RowsRefused;
import io.windtunnel.checker.observation.RowsRefused.Occasion;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A new column is NOT NULL and says nothing about the rows that are there. */
public final class NotNullWithoutDefault implements Rule, RefusedRows.Wordings {

    @Override
    public String id() {
        return "not-null-without-default";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Column without a value for the rows there are";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return RefusedRows.violations(deployment, NotNullWithoutDefault::isMeant, this);
    }

    private static boolean isMeant(RowsRefused refused) {
        return RefusedRows.hasState(refused, "23502") && refused.occasion() == Occasion.COLUMN_ADDED;
    }

    @Override
    public String message(RowsRefused refused) {
        return "%s is new, NOT NULL and has no default: the statement fails as soon as the table has a row."
                .formatted(Wording.sentence(RefusedRows.column(refused)));
    }

    @Override
    public String help(RowsRefused refused) {
        return "Add the column without NOT NULL, or with a DEFAULT, which costs no rewrite where it is a constant. Fill it, and set NOT NULL in a later deployment.";
    }
}
