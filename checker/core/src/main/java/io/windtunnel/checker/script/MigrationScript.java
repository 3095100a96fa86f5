package io.windtunnel.checker.script;

import java.util.Optional;

/**
 * One migration as Flyway resolved it.
 *
 * @param version Flyway's version, empty for a repeatable migration
 * @param path the file as a user would name it, relative to the working directory where it is below it; the class name
 *     for a Java migration
 */
public record MigrationScript(Optional<String> version, String description, String path, ScriptKind kind) {

    /** Flyway's kinds of migration. */
    public enum ScriptKind {
        VERSIONED,
        REPEATABLE,
        BASELINE
    }

    /** How people call it: "V2", "B1" or "R__views". */
    public String label() {
        return version.map(number -> (kind == ScriptKind.BASELINE ? "B" : "V") + number)
                .orElse("R__" + description.replace(' ', '_'));
    }
}
