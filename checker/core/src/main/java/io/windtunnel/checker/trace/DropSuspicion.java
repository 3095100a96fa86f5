package io.windtunnel.checker.trace;

import io.windtunnel.checker.script.ScriptStatement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a script could drop something, so that the schema before it is worth reading. It judges nothing: a script
 * that is suspected in vain costs one reading of the catalog, and what was dropped is told by Postgres.
 */
final class DropSuspicion {

    /** Commands that do what their words say. All others may run code that does anything. */
    private static final Set<String> PLAIN = Set.of(
            "create",
            "drop",
            "alter",
            "insert",
            "update",
            "delete",
            "comment",
            "grant",
            "revoke",
            "set",
            "reset",
            "truncate",
            "copy",
            "analyze",
            "lock",
            "vacuum",
            "reindex",
            "cluster",
            "refresh",
            "merge",
            "begin",
            "start",
            "commit",
            "end");

    private DropSuspicion() {}

    static boolean couldDrop(List<ScriptStatement> statements) {
        return statements.stream().anyMatch(statement -> isAnything(statement) || has(statement, "drop"));
    }

    /** The same for what row security hides. */
    static boolean couldExpose(List<ScriptStatement> statements) {
        return statements.stream()
                .anyMatch(statement ->
                        isAnything(statement) || has(statement, "policy") || has(statement, "row level security"));
    }

    private static boolean isAnything(ScriptStatement statement) {
        return !PLAIN.contains(statement.firstWord());
    }

    private static boolean has(ScriptStatement statement, String word) {
        return statement.sql().toLowerCase(Locale.ROOT).contains(word);
    }
}
