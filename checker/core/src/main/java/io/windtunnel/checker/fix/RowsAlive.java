package io.windtunnel.checker.fix;

import io.windtunnel.checker.fix.TableRows.ColumnValues;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the rows from before a flight of edited scripts are there after it. A table counts as right where each column
 * holds what it held before, or what the scripts as written leave there: an UPDATE that is meant stays meant.
 *
 * @param alive what became of the rows of tables and columns that were renamed, a sentence each
 * @param lost where other rows or values are, a sentence each
 */
record RowsAlive(List<String> alive, List<String> lost) {

    RowsAlive {
        alive = List.copyOf(alive);
        lost = List.copyOf(lost);
    }

    /**
     * Compares.
     *
     * @param start before the flight of the edited scripts
     * @param end after it, on the same server
     * @param written after the flight of the scripts as written, elsewhere
     */
    static RowsAlive compare(Contents start, Contents end, Contents written) {
        List<String> alive = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (Map.Entry<Long, TableRows> table : end.tables().entrySet()) {
            TableRows now = table.getValue();
            Optional<TableRows> before = Optional.ofNullable(start.tables().get(table.getKey()));
            Optional<TableRows> meant = written.table(now.name());
            List<String> wrong = wrong(now, before, meant);
            lost.addAll(wrong);
            if (wrong.isEmpty()) {
                before.filter(was -> was.count() > 0).ifPresent(was -> alive.addAll(renamed(was, now)));
            }
        }
        return new RowsAlive(alive, lost);
    }

    private static List<String> wrong(TableRows now, Optional<TableRows> before, Optional<TableRows> meant) {
        boolean isCountRight = before.filter(was -> was.count() == now.count()).isPresent()
                || meant.filter(other -> other.count() == now.count()).isPresent();
        if (before.isEmpty() && meant.isEmpty()) {
            return List.of(); // A table too many is a difference of the schema.
        }
        if (!isCountRight) {
            return List.of("table %s has %d rows%s%s"
                    .formatted(
                            shown(now.name()),
                            now.count(),
                            before.map(was -> ", before it had " + was.count()).orElse(""),
                            meant.map(other -> ", the scripts as written leave " + other.count())
                                    .orElse("")));
        }
        if (before.filter(was -> was.count() > 0).isEmpty()) {
            return List.of(); // What the scripts put there themselves may be another value each time.
        }
        return now.columns().stream()
                .filter(column -> !isRight(column, before, meant))
                .map(column ->
                        "column %s.%s holds neither the values from before nor those that the scripts as written leave"
                                .formatted(shown(now.name()), SqlIdentifier.quote(column.name())))
                .toList();
    }

    private static boolean isRight(ColumnValues now, Optional<TableRows> before, Optional<TableRows> meant) {
        Optional<ColumnValues> was = before.flatMap(table -> table.column(now.number()));
        Optional<ColumnValues> other = meant.flatMap(table -> table.column(now.name()));
        return (was.isEmpty() && other.isEmpty())
                || was.filter(column -> column.fingerprint().equals(now.fingerprint()))
                        .isPresent()
                || other.filter(column -> column.fingerprint().equals(now.fingerprint()))
                        .isPresent();
    }

    private static List<String> renamed(TableRows was, TableRows now) {
        List<String> renamed = new ArrayList<>();
        if (!was.name().equals(now.name())) {
            renamed.add("%d of %d rows of %s are there, in %s"
                    .formatted(Math.min(now.count(), was.count()), was.count(), shown(was.name()), shown(now.name())));
        }
        for (ColumnValues column : now.columns()) {
            was.column(column.number())
                    .filter(older -> !older.name().equals(column.name())
                            && older.fingerprint().equals(column.fingerprint()))
                    .map(older -> "column %s.%s has its values in %d of %d rows, as %s"
                            .formatted(
                                    shown(was.name()),
                                    SqlIdentifier.quote(older.name()),
                                    now.count(),
                                    was.count(),
                                    SqlIdentifier.quote(column.name())))
                    .ifPresent(renamed::add);
        }
        return renamed;
    }

    /** The schema public goes without saying. */
    static String shown(ObjectName name) {
        return name.schema().filter("public"::equals).isPresent() ? SqlIdentifier.quote(name.name()) : name.toString();
    }
}
