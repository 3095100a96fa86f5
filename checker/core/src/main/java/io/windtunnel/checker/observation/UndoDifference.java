package io.windtunnel.checker.observation;

import io.windtunnel.checker.postgres.ObjectIdentity;

/**
 * Something of the schema that is not as it was meant to be.
 *
 * @param object what it is
 * @param kind in which way
 * @param text the same in a sentence without a full stop: {@code column users.nick is left}
 */
public record UndoDifference(ObjectIdentity object, Kind kind, String text) {

    /** In which way. */
    public enum Kind {
        /** It is there and should not be. */
        LEFT,
        /** It should be there and is not. */
        MISSING,
        /** It is there and differs. */
        ALTERED
    }
}
