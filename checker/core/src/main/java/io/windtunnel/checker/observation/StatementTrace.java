package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.LineRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One statement and everything that was seen of it.
 *
 * @param index its place among its siblings, from 0
 * @param lines where it stands in the script
 * @param sql its text
 * @param duration wall time, observers not included
 * @param transaction the number of its transaction within the flight; empty where it ran outside one
 * @param endedTransaction whether the transaction that it ran in was over afterwards: it holds a COMMIT or ROLLBACK
 * @param timeouts the time-outs in force when it started
 * @param observations what was seen, of the statement as a whole
 * @param failure how it failed, where it did
 * @param nested the DDL that ran inside it, in DO blocks, functions and procedures; what is seen of these is not
 *     repeated in this statement's own observations of created, altered and dropped objects
 */
public record StatementTrace(
        int index,
        LineRange lines,
        String sql,
        Duration duration,
        Optional<Integer> transaction,
        boolean endedTransaction,
        SessionTimeouts timeouts,
        List<Observation> observations,
        Optional<StatementFailure> failure,
        List<StatementTrace> nested) {

    public StatementTrace {
        observations = List.copyOf(observations);
        nested = List.copyOf(nested);
    }

    /** The observations of one kind, of this statement alone. */
    public <T extends Observation> Stream<T> all(Class<T> kind) {
        return observations.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** This statement and, depth first, every statement inside it. */
    public Stream<StatementTrace> withNested() {
        return Stream.concat(Stream.of(this), nested.stream().flatMap(StatementTrace::withNested));
    }
}
