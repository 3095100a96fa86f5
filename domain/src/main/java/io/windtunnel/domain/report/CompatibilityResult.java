package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * How one side's code fared on the other side's schema.
 *
 * @param code whose code: "old" ran on the schema after, "new" on the schema before
 * @param source what the code is known from, for people: "ddl:schema.sql of main at 1a2b3c4"
 * @param assumed whether that is only the schema that it was made for, since no model of the code was to be had
 * @param statements how many statements were tried
 * @param failures those that work on the schema that they were made for and fail on the other
 */
public record CompatibilityResult(
        Code code, String source, boolean assumed, int statements, List<FailedStatement> failures) {

    public CompatibilityResult {
        failures = List.copyOf(failures);
    }

    /** Whose code it is. */
    public enum Code {
        OLD,
        NEW;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A statement that fails.
     *
     * @param object the table, view, type or routine that it names
     * @param use what it is for: "select", "insert", "update", "delete", "upsert", "call", ...
     * @param sql its text, cut where it is long
     * @param sqlState how it failed
     * @param message what the server said
     */
    public record FailedStatement(String object, String use, String sql, String sqlState, String message) {}
}
