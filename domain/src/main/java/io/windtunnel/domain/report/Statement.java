package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * One statement and what Postgres was seen to do for it.
 *
 * @param index its place among its siblings, from 0
 * @param startLine its first line in the script, from 1; 0 where there is no file (Java migrations)
 * @param endLine its last line
 * @param sql the text, cut after {@value #LONGEST_SQL} characters
 * @param durationMillis wall time in milliseconds, observers not included
 * @param transaction the number of the transaction within the run that it ran in, empty outside one
 * @param locks newly taken locks on relations; outside a transaction only those still held when a DDL command ended, which
 *     leaves out what CREATE INDEX CONCURRENTLY, VACUUM and plain queries held
 * @param blocked what other sessions could not do while these locks were held, as a second session found by trying;
 *     what waited already after an earlier statement of the transaction is not told again
 * @param waiting for how long, where something was blocked on one of these locks
 * @param rewrites tables and indexes that got a new file
 * @param scans sequential scans
 * @param writes rows written, by table
 * @param timeouts the time-outs in force when it started
 * @param error how it failed, where it did
 * @param nested the DDL that ran inside it: in DO blocks, functions and procedures
 */
public record Statement(
        int index,
        int startLine,
        int endLine,
        String sql,
        double durationMillis,
        Optional<Integer> transaction,
        List<Lock> locks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Blocked> blocked,
        Optional<Waiting> waiting,
        List<Rewrite> rewrites,
        List<Scan> scans,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Write> writes,
        List<SchemaObject> created,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SchemaObject> altered,
        List<DroppedObject> dropped,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Notice> notices,
        Timeouts timeouts,
        Optional<StatementError> error,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Statement> nested) {

    /** A longer text is cut: a report is read by people, a script can hold 50 MB of rows. */
    public static final int LONGEST_SQL = 20_000;

    public Statement {
        locks = List.copyOf(locks);
        blocked = List.copyOf(blocked);
        rewrites = List.copyOf(rewrites);
        scans = List.copyOf(scans);
        writes = List.copyOf(writes);
        created = List.copyOf(created);
        altered = List.copyOf(altered);
        dropped = List.copyOf(dropped);
        notices = List.copyOf(notices);
        nested = List.copyOf(nested);
    }

    /** The same, of which it is known for how long others wait. */
    public Statement with(Waiting how) {
        return new Statement(
                index,
                startLine,
                endLine,
                sql,
                durationMillis,
                transaction,
                locks,
                blocked,
                Optional.of(how),
                rewrites,
                scans,
                writes,
                created,
                altered,
                dropped,
                notices,
                timeouts,
                error,
                nested);
    }
}
