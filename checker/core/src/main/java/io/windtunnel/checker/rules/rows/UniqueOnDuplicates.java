package io.windtunnel.checker.rules.rows;

import io.windtunnel.checker.observation.RowsRefused;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A unique constraint or index meets rows that the schema before lets repeat. */
public final class UniqueOnDuplicates implements Rule, RefusedRows.Wordings {

    @Override
    public String id() {
        return "unique-on-duplicates";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Unique over rows that may repeat";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return RefusedRows.violations(deployment, UniqueOnDuplicates::isMeant, this);
    }

    private static boolean isMeant(RowsRefused refused) {
        return RefusedRows.hasState(refused, "23505") && refused.isOfDeployment();
    }

    @Override
    public String message(RowsRefused refused) {
        return "Nothing so far keeps rows of %s from being alike in what %s makes unique: the statement fails where two are."
                .formatted(RefusedRows.table(refused), RefusedRows.constraint(refused));
    }

    @Override
    public String help(RowsRefused refused) {
        return "Count the duplicates on your servers first. Where there are some, decide in a migration of its own which row stays; then build the index with CREATE UNIQUE INDEX CONCURRENTLY and take it over with ADD CONSTRAINT ... USING INDEX.";
    }
}
