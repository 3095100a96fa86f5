package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Flyway's kinds of migration. */
public enum MigrationKind {
    VERSIONED,
    REPEATABLE,
    BASELINE;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
