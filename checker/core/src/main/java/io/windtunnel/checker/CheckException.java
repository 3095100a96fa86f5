package io.windtunnel.checker;

/** There is no report: the message says what happened, why, and what to do. */
public final class CheckException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Kind {
        /** Wrong usage, configuration or unreadable input: exit code 2. */
        CONFIGURATION,
        /** The checker could not do its work: exit code 3. */
        CHECKER
    }

    private final Kind kind;

    public CheckException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
