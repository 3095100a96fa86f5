package io.windtunnel.checker.model;

import org.jspecify.annotations.Nullable;

/** A model cannot be read as the user gave it: the message says what and why, and names the way out. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Something is wrong with the source itself. */
    public ModelException(String message) {
        super(message);
    }

    /** Something is wrong that something else told of. */
    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
