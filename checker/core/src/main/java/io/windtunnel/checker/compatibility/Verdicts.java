package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.observation.CodeFailure;
import java.util.Optional;
import java.util.Set;

/**
 * Which failures are the schema's doing. A statement that did not work on the schema that it was written for says nothing
 * of the other one.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
 */
final class Verdicts {

    /** A second row with the same key, a reference to what is not there: the values that were chosen are to blame. */
    private static final Set<String> OF_OUR_VALUES = Set.of("23503", "23505", "23P01");

    /** Class 42 and these are found before a statement runs: they do not hang on values. */
    private static final Set<String> BEFORE_RUNNING = Set.of("428C9", "3F000", "0A000", "55000", "2BP01");

    /** Time-outs, deadlocks, want of memory and the server's own errors. */
    private static final Set<String> OF_THE_SERVER = Set.of("08", "25", "40", "53", "54", "57", "58", "XX");

    private Verdicts() {}

    /**
     * Whether the other schema breaks the statement.
     *
     * @param there its failure on the other schema
     * @param home its failure on the schema that it was written for
     */
    static boolean isBroken(CodeFailure there, Optional<CodeFailure> home) {
        String state = there.sqlState();
        if (isOfOurValues(there) || state.equals("55P03") || OF_THE_SERVER.contains(state.substring(0, 2))) {
            return false;
        }
        return home.map(before ->
                        isOfOurValues(before) || (isBeforeRunning(state) && !isBeforeRunning(before.sqlState())))
                .orElse(true);
    }

    /** A check has a name; without one it is that no partition takes the row, and old partitions go every month. */
    private static boolean isOfOurValues(CodeFailure failure) {
        return OF_OUR_VALUES.contains(failure.sqlState())
                || (failure.sqlState().equals("23514") && failure.constraint().isEmpty());
    }

    private static boolean isBeforeRunning(String state) {
        return state.startsWith("42") || BEFORE_RUNNING.contains(state);
    }
}
