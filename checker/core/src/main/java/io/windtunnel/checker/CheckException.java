package io.windtunnel.checker;

import io.windtunnel.checker.database.DatabaseException;
import io.windtunnel.checker.sandbox.SandboxException;
import java.sql.SQLException;

/** There is no report: the message says what happened, why, and what to do. */
public final class CheckException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Kind {
        /** Wrong usage, configuration or unreadable input: exit code 2. */
        CONFIGURATION,
        /** The checker could not do its work: exit code 3. */
        CHECKER,
        /** A script of the team's, or what a database says of them, is at fault: exit code 1. */
        SCRIPT
    }

    private final Kind kind;

    public CheckException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public CheckException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Of what the parts of the engine throw. */
    static CheckException of(Exception e) {
        if (e instanceof SandboxException none) {
            boolean theirs = none.kind() == SandboxException.Kind.CONFIGURATION;
            return new CheckException(theirs ? Kind.CONFIGURATION : Kind.CHECKER, String.valueOf(e.getMessage()), e);
        }
        if (e instanceof DatabaseException database) {
            Kind kind =
                    switch (database.kind()) {
                        case SCRIPT -> Kind.SCRIPT;
                        case CONFIGURATION -> Kind.CONFIGURATION;
                        case SERVER -> Kind.CHECKER;
                    };
            return new CheckException(kind, database.text(), e);
        }
        return e instanceof SQLException
                ? new CheckException(Kind.CHECKER, "The server could not be asked: " + e.getMessage(), e)
                : new CheckException(Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
    }

    public Kind kind() {
        return kind;
    }
}
