package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.observation.RowsLost;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.observation.ValuesLost;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What is known of the rows and values that went with a table or column. */
final class LostRows {

    private static final String UNSURE =
            "%s of column %s %s no longer there, such as %s. There are too many rows to tell whether they were copied.";

    private LostRows() {}

    /** Of a table, or of its partitions. */
    static List<Evidence> ofTables(Step step, Collection<SchemaObject> tables) {
        return lost(step, tables).flatMap(lost -> ofRows(lost).stream()).toList();
    }

    /** Whether there were rows, and all of them are in other tables, too. */
    static boolean areCopied(Step step, Collection<SchemaObject> tables) {
        List<RowsLost> lost = lost(step, tables).toList();
        return !lost.isEmpty()
                && lost.stream().allMatch(one -> one.found()
                        .filter(found -> found.rows() >= one.rows())
                        .isPresent());
    }

    private static Stream<RowsLost> lost(Step step, Collection<SchemaObject> tables) {
        List<String> names = tables.stream().map(SchemaObject::identity).toList();
        return step.outermost()
                .all(RowsLost.class)
                .filter(lost -> names.contains(lost.relation().name()));
    }

    private static List<Evidence> ofRows(RowsLost lost) {
        List<Evidence> evidence = new ArrayList<>();
        String table = Wording.name(lost.relation());
        long found = lost.found().map(RowsLost.RowsFound::rows).orElse(0L);
        long gone = lost.rows() - found;
        if (gone > 0) {
            evidence.add(Evidence.of(
                    "rows",
                    "%s of table %s %s gone%s."
                            .formatted(
                                    Wording.counted(gone, "row"),
                                    table,
                                    gone == 1 ? "is" : "are",
                                    lost.found()
                                            .map(copy -> "; %s found again in %s"
                                                    .formatted(
                                                            found == 1 ? "1 is" : found + " are",
                                                            Wording.name(copy.table())))
                                            .orElse(""))));
            lost.example().ifPresent(row -> evidence.add(Evidence.of("row", "One that is gone: " + row)));
        } else {
            lost.found()
                    .ifPresent(copy -> evidence.add(Evidence.of(
                            "rows",
                            "%s of table %s %s found again in %s: copied, where a rename would have left %s in place."
                                    .formatted(
                                            Wording.counted(lost.rows(), "row"),
                                            table,
                                            lost.rows() == 1 ? "is" : "are",
                                            Wording.name(copy.table()),
                                            lost.rows() == 1 ? "it" : "them"))));
        }
        return evidence;
    }

    /** Of a column. */
    static List<Evidence> ofColumn(Step step, SchemaObject column) {
        return values(step, column).flatMap(lost -> ofValues(lost).stream()).toList();
    }

    /** What became of a column's values, in each of the tables that it had rows in. */
    static Stream<ValuesLost> values(Step step, SchemaObject column) {
        int parts = column.names().size();
        String table = Wording.relation(column.names().subList(0, Math.max(1, parts - 1)));
        return step.outermost()
                .all(ValuesLost.class)
                .filter(lost -> lost.column().equals(column.name())
                        && Wording.name(lost.relation()).equals(table));
    }

    private static List<Evidence> ofValues(ValuesLost lost) {
        String column = Wording.name(lost.relation()) + "." + SqlIdentifier.quote(lost.column());
        if (lost.found().isPresent()) {
            ValuesLost.ValuesFound copy = lost.found().get();
            return List.of(Evidence.of(
                    "values",
                    "%s of column %s %s found again in column %s: copied, where a rename would have left %s in place."
                            .formatted(
                                    Wording.counted(lost.values(), "value"),
                                    column,
                                    lost.values() == 1 ? "is" : "are",
                                    Wording.name(copy.table()) + "." + SqlIdentifier.quote(copy.column()),
                                    lost.values() == 1 ? "it" : "them")));
        }
        return List.of(Evidence.of(
                "values",
                (lost.isGone() ? "%s of column %s %s gone, such as %s." : UNSURE)
                        .formatted(
                                Wording.counted(lost.values(), "value"),
                                column,
                                lost.values() == 1 ? "is" : "are",
                                Wording.list(lost.examples().stream()
                                        .map(value -> "\"" + value + "\"")
                                        .toList()))));
    }
}
