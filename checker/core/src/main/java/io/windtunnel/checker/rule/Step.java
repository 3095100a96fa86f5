package io.windtunnel.checker.rule;

import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;

/**
 * A statement at its place in a deployment.
 *
 * @param migration the migration that it belongs to
 * @param statement the statement
 * @param nested whether it ran inside another one: in a DO block, a function or a procedure
 * @param lines where it stands, or the statement around it where its own lines are not known
 * @param order its place in the flight, from 0; a statement stands before those inside it
 */
public record Step(MigrationTrace migration, StatementTrace statement, boolean nested, LineRange lines, int order) {

    /** The script that it stands in. */
    public MigrationScript script() {
        return migration.script();
    }
}
