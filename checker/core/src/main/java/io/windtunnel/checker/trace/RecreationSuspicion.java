package io.windtunnel.checker.trace;

import io.windtunnel.checker.script.ScriptStatement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether scripts could drop something and make it anew, so that the schema before them is worth reading. It judges
 * nothing: a script that is suspected in vain costs one reading of the catalog, and what was dropped is told by
 * Postgres.
 */
final class RecreationSuspicion {

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

    private RecreationSuspicion() {}

    static boolean couldDrop(List<ScriptStatement> statements) {
        return statements.stream().anyMatch(statement -> isAnything(statement) || has(statement, "drop"));
    }

    /** Whether something could be made anew: by CREATE, ALTER ... ADD, SELECT ... INTO or code. */
    static boolean couldCreate(List<ScriptStatement> statements) {
        return statements.stream()
                .anyMatch(statement ->
                        isAnything(statement) || statement.firstWord().equals("create") || has(statement, "add"));
    }

    private static boolean isAnything(ScriptStatement statement) {
        return !PLAIN.contains(statement.firstWord());
    }

    private static boolean has(ScriptStatement statement, String word) {
        return statement.sql().toLowerCase(Locale.ROOT).contains(word);
    }
}
