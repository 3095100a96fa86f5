package io.windtunnel.checker.generate;

import io.windtunnel.checker.autogenerate.PlannedStatement;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of scripts. */
public final class ScriptText {

    private static final String TAG = "$backfill$";

    private ScriptText() {}

    /** Statements in order, an empty line between them. */
    private static String of(List<String> statements) {
        return statements.stream().map(sql -> sql + ";\n").collect(Collectors.joining("\n"));
    }

    static String up(Draft draft) {
        return head(draft.remarks()) + statements(draft.plan().upStatements(), draft.backfills());
    }

    /** As it will be once the values have been filled in. */
    static String flown(Draft draft) {
        return head(draft.remarks()) + statements(draft.plan().upStatements(), Set.of());
    }

    static String undo(Draft draft) {
        List<String> remarks = Stream.concat(
                        draft.plan().losses().stream(),
                        draft.inTransaction() ? Stream.empty() : Stream.of("Runs outside a transaction."))
                .toList();
        return head(remarks) + statements(draft.plan().undoStatements(), Set.of());
    }

    private static String statements(List<PlannedStatement> planned, Set<ObjectIdentity> backfills) {
        Set<ObjectIdentity> open = new HashSet<>(backfills);
        return of(planned.stream()
                .flatMap(statement -> open.remove(statement.operation().object())
                        ? Stream.of(
                                statement.sql(),
                                backfill(statement.operation().object().name()))
                        : Stream.of(statement.sql()))
                .toList());
    }

    /** Names and expressions are somebody else's: no line of theirs may end the comment. */
    private static String head(List<String> sentences) {
        return sentences.isEmpty() ? "" : comment(sentences) + "\n";
    }

    private static String comment(List<String> sentences) {
        return sentences.stream()
                .flatMap(sentence -> sentence.lines().map(line -> "-- " + line + "\n"))
                .collect(Collectors.joining());
    }

    /** What refuses to run wherever it is run, and not only where there are rows. */
    private static String backfill(ObjectName column) {
        String table = column.whole().toString();
        String name = SqlIdentifier.quote(column.part().orElse(""));
        String message = ("what the rows of " + table + " get in " + name + " has not been filled in yet")
                .replace("'", "''")
                .replace("$", "");
        return comment(List.of(
                        "The rows that are there already need a value. Write the UPDATE in place of the block below;",
                        "until then this script refuses to run.",
                        "UPDATE " + table + " SET " + name + " = ... WHERE " + name + " IS NULL;"))
                + "DO " + TAG + " BEGIN RAISE EXCEPTION USING MESSAGE = '" + message + "'; END " + TAG;
    }
}
