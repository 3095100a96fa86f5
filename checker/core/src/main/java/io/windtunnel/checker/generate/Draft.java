package io.windtunnel.checker.generate;

import io.windtunnel.checker.autogenerate.MigrationPlan;
import io.windtunnel.checker.postgres.ObjectIdentity;
import java.util.List;
import java.util.Set;

/**
 * A migration and its undo, before they have a version.
 *
 * @param purpose what this one does of the whole, as the end of its name: {@code validate}; empty for the first
 * @param remarks what its reader should know, a sentence each
 * @param plan the statements, there and back
 * @param inTransaction whether it runs in a transaction
 * @param backfills columns for which the rows that are there already need a value that only a person knows
 */
public record Draft(
        String purpose,
        List<String> remarks,
        MigrationPlan plan,
        boolean inTransaction,
        Set<ObjectIdentity> backfills) {

    public Draft {
        remarks = List.copyOf(remarks);
        backfills = Set.copyOf(backfills);
    }

    Draft remarked(List<String> more) {
        return new Draft(purpose, more, plan, inTransaction, backfills);
    }
}
