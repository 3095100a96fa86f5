package io.windtunnel.domain.server;

/** The review server did not do what it was asked; the message says why, with words of the server's own in it. */
public final class ReviewServerException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether asking again later may help. */
    public enum Kind {
        /** It said no, or is no review server. */
        REFUSED,
        /** It was not there, or had no time. */
        UNREACHABLE
    }

    private final Kind kind;

    ReviewServerException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    ReviewServerException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
