package io.windtunnel.checker.database;

/** The work was not done, or not all of it: the message says what happened, what stands now, and the way out. */
public final class DatabaseException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Kind {
        /** A script of the team's, or the history in the database. */
        SCRIPT,
        /** What was asked for, the address or the role's rights. */
        CONFIGURATION,
        /** A server that is busy or could not go on. */
        SERVER
    }

    private final Kind kind;

    private DatabaseException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    private DatabaseException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static DatabaseException script(String message) {
        return new DatabaseException(Kind.SCRIPT, message);
    }

    static DatabaseException configuration(String message) {
        return new DatabaseException(Kind.CONFIGURATION, message);
    }

    static DatabaseException of(Kind kind, String message, Throwable cause) {
        return new DatabaseException(kind, message, cause);
    }

    /** The same, with more to say. */
    DatabaseException with(String more) {
        return more.isEmpty() ? this : of(kind, getMessage() + more, this);
    }

    /** Whose fault it is. */
    public Kind kind() {
        return kind;
    }

    /** What went wrong. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
