package io.windtunnel.checker.rules.rows;

import io.windtunnel.checker.observation.RowsRefused;
import io.windtunnel.checker.observation.RowsRefused.Occasion;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A constraint meets rows that the schema before allows and that violate it. */
public final class ConstraintOnViolations implements Rule, RefusedRows.Wordings {

    @Override
    public String id() {
        return "constraint-on-violations";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Constraint over rows that may violate it";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return RefusedRows.violations(deployment, ConstraintOnViolations::isMeant, this);
    }

    private static boolean isMeant(RowsRefused refused) {
        return !PartitionMissing.isMeant(refused)
                && (RefusedRows.hasState(refused, "23514", "23P01", "23503")
                        || (RefusedRows.hasState(refused, "23502") && refused.occasion() != Occasion.COLUMN_ADDED));
    }

    @Override
    public String message(RowsRefused refused) {
        boolean isWritten = refused.occasion() == Occasion.ROW_WRITTEN;
        if (RefusedRows.hasState(refused, "23502")) {
            return isWritten
                    ? "For some rows the statement writes NULL into %s, which is NOT NULL: it fails where there is one."
                            .formatted(RefusedRows.column(refused))
                    : "Nothing so far keeps %s from being NULL: the statement fails where it is."
                            .formatted(RefusedRows.column(refused));
        }
        if (isWritten && refused.isOfDeployment()) {
            return "The statement leaves rows of %s that violate %s, which is new: it fails where there is one."
                    .formatted(RefusedRows.table(refused), RefusedRows.constraint(refused));
        }
        return (refused.isOfDeployment()
                        ? "Nothing so far keeps rows of %s from violating %s: the statement fails where one does."
                        : "Rows of %s violate %s, which they did not before the deployment: the statement fails for them.")
                .formatted(RefusedRows.table(refused), RefusedRows.constraint(refused));
    }

    @Override
    public String help(RowsRefused refused) {
        if (refused.occasion() == Occasion.ROW_WRITTEN) {
            return "Look for such rows on your servers. Say in the statement what becomes of them, or leave them out by a condition.";
        }
        return RefusedRows.hasState(refused, "23502")
                ? "Fill what is NULL first, in a migration of its own, and see that running code writes no more NULLs."
                : "Look for such rows on your servers and mend them first. ADD CONSTRAINT ... NOT VALID keeps new rows in order at once; VALIDATE CONSTRAINT then checks the old ones in a migration of its own.";
    }
}
