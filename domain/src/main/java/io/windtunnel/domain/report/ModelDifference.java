package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing in which the schema that the migrations make and the model differ.
 *
 * @param change how, seen from the migrations: "added" is what only the model has
 * @param kind Postgres's word, "table", "column", "constraint"
 * @param object its name, as the model has it where it does: "public.users.user_name"
 * @param renamedFrom its name in the migrations, where that is another one
 * @param text the difference in words
 * @param behind the side that has to follow
 * @param script the migration under check that made the difference, where there is one
 * @param startLine the line there, from 1
 */
public record ModelDifference(
        Change change,
        String kind,
        String object,
        Optional<String> renamedFrom,
        String text,
        Side behind,
        Optional<String> script,
        Optional<Integer> startLine) {

    /** What would happen to the object on its way from the migrations to the model. */
    public enum Change {
        ADDED,
        DROPPED,
        ALTERED,
        RENAMED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who is behind. */
    public enum Side {
        MIGRATIONS,
        MODEL;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
