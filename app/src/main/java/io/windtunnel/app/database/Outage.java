package io.windtunnel.app.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * Whether an error says that the database cannot answer for the moment, in contrast to a statement of ours that is wrong.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
 */
public final class Outage {

    private static final int DEEPEST = 20;

    private Outage() {}

    /**
     * Whether the error, or what caused it, is one of: no connection in time, a broken one (class 08), insufficient resources
     * such as a full disk (53), an operator's intervention such as a shutdown (57), a server that takes no writes (25006), a connection that was closed meanwhile.
     */
    public static boolean isCauseOf(Throwable error) {
        @Nullable Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLTransientException || (cause instanceof SQLException sql && isOutage(sql))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOutage(SQLException e) {
        String state = e.getSQLState();
        // Without one it is the pool that speaks: a connection was closed under its user.
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("25006");
    }
}
