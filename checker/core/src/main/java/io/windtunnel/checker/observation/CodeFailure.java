package io.windtunnel.checker.observation;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.Optional;

/**
 * A statement that works on the schema it was written for and fails on the other one.
 *
 * @param statement the statement
 * @param sqlState how it failed
 * @param message what the server said
 * @param table the table that the server named beside the message: another one, where the statement is on a view
 * @param column the column that the server named beside the message
 * @param constraint the constraint that the server named
 * @param function the function in whose body it failed, as the server prints it
 * @param context where in it, as the server tells it; empty for none
 */
public record CodeFailure(
        CodeStatement statement,
        String sqlState,
        String message,
        Optional<ObjectName> table,
        Optional<String> column,
        Optional<String> constraint,
        Optional<String> function,
        String context) {

    /**
     * Whether a function's body names what is not there: the statement itself has nothing wrong. Class 42 is what the
     * server finds before it runs a statement.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
     */
    public boolean isOfFunctionBody() {
        return function.isPresent() && sqlState.startsWith("42");
    }

    /** The object that the statement names. */
    public ObjectName object() {
        return statement.object();
    }
}
