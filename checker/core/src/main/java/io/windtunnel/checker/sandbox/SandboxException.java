package io.windtunnel.checker.sandbox;

import org.jspecify.annotations.Nullable;

/** No sandbox: the message says what happened, why, and what to do. */
public final class SandboxException extends Exception {

    private static final long serialVersionUID = 1;

    /** Who can mend it. */
    public enum Kind {
        /** The user's set-up: exit code 2. */
        CONFIGURATION,
        /** The server could not do its work: exit code 3. */
        SERVER
    }

    private final Kind kind;

    private SandboxException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static SandboxException configuration(String message) {
        return new SandboxException(Kind.CONFIGURATION, message, null);
    }

    static SandboxException configuration(String message, Throwable cause) {
        return new SandboxException(Kind.CONFIGURATION, message, cause);
    }

    static SandboxException server(String message) {
        return new SandboxException(Kind.SERVER, message, null);
    }

    static SandboxException server(String message, Throwable cause) {
        return new SandboxException(Kind.SERVER, message, cause);
    }

    public Kind kind() {
        return kind;
    }
}
