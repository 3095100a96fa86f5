package io.windtunnel.checker.script;

import java.util.List;
import java.util.Optional;

/**
 * One migration as Flyway resolved it.
 *
 * @param version Flyway's version, empty for a repeatable migration
 * @param path the file as a user would name it, relative to the working directory where it is below it; the class name
 *     for a Java migration
 * @param lines the file's lines as they are written, placeholders not replaced; empty for a Java migration
 */
public record MigrationScript(
        Optional<String> version, String description, String path, ScriptKind kind, List<String> lines) {

    public MigrationScript {
        lines = List.copyOf(lines);
    }

    /** Flyway's kinds of migration. */
    public enum ScriptKind {
        VERSIONED,
        REPEATABLE,
        BASELINE
    }

    /** How people call it: "V2" or "R__views". */
    public String label() {
        return version.map(v -> (kind == ScriptKind.BASELINE ? "B" : "V") + v)
                .orElse("R__" + description.replace(' ', '_'));
    }
}
