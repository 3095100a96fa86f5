package io.windtunnel.checker.fix;

/** A fix that cannot be applied to the scripts as they are: the message says why, in one sentence. */
public final class FixException extends Exception {

    private static final long serialVersionUID = 1L;

    FixException(String message) {
        super(message);
    }
}
