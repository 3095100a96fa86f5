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
 * @param outermost the statement of the script in which it ran: a DO block, a call of a function; itself otherwise
 * @param lines where it stands, or the statement around it where its own lines are not known
 * @param order its place in the flight, from 0; a statement stands before those inside it
 */
public record Step(
        MigrationTrace migration, StatementTrace statement, StatementTrace outermost, LineRange lines, int order) {

    /** Whether it ran inside another statement. */
    public boolean nested() {
        return !statement.equals(outermost);
    }

    /** The script that it stands in. */
    public MigrationScript script() {
        return migration.script();
    }
}
