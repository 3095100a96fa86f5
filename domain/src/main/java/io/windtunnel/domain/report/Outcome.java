package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a check ended. */
public enum Outcome {
    /** Nothing at or above the level that fails a check. */
    PASSED,
    /** At least one finding at or above that level. */
    FAILED,
    /** The checker could not do its work; the problems say why. */
    ERROR;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
