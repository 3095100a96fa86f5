package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a state compares with the one that it should be. */
public enum UndoVerdict {
    /** Nothing differs. */
    SAME,
    /** Something differs. */
    DIFFERENT,
    /** A script failed on the way there. */
    FAILED,
    /** Nobody got there, or nobody looked. */
    UNTRIED;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
