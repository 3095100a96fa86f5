package io.windtunnel.checker.rules.rows;

import io.windtunnel.checker.observation.RowsRefused;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** Rows that the schema before allows find no partition to go to. */
public final class PartitionMissing implements Rule, RefusedRows.Wordings {

    @Override
    public String id() {
        return "partition-missing";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "No partition for rows";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return RefusedRows.violations(deployment, PartitionMissing::isMeant, this);
    }

    /** Postgres has the SQLSTATE of a check for it, and names no constraint. */
    static boolean isMeant(RowsRefused refused) {
        return RefusedRows.hasState(refused, "23514")
                && refused.constraint().isEmpty()
                && refused.failure().message().contains("no partition of relation");
    }

    @Override
    public String message(RowsRefused refused) {
        return "Rows that were allowed so far fit into no partition of %s: the statement fails on the first one."
                .formatted(RefusedRows.table(refused));
    }

    @Override
    public String help(RowsRefused refused) {
        return "Create the partitions for all values that the rows have, those at the far ends, too, or a DEFAULT partition that takes the rest.";
    }
}
