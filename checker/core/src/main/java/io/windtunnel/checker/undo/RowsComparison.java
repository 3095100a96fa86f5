package io.windtunnel.checker.undo;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.observation.UndoDifference;
import io.windtunnel.checker.observation.UndoDifference.Kind;
import io.windtunnel.checker.observation.UndoneRows;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rows.RowCopies;
import io.windtunnel.checker.rows.RowCopies.Missing;
import io.windtunnel.checker.rows.TableCopy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows.
 *
 * @param copies the rows
 * @param before the migration
 * @param between the migration and its undo, before rows were written
 * @param undone after the undo
 * @param written how many rows were written between, by the table's name then
 */
record RowsComparison(
        RowCopies copies, UndoState before, UndoState between, UndoState undone, Map<ObjectName, Long> written) {

    private static final int LONGEST_VALUE = 40;
    private static final int MOST_VALUES = 4;

    /** The tables that have fewer rows after the second flight of the migration; what was written between makes more. */
    List<UndoDifference> otherRows(UndoState again) {
        List<UndoDifference> differences = new ArrayList<>();
        between.rows().values().stream()
                .sorted(Comparator.comparing(TableCopy::table))
                .forEach(first -> {
                    TableCopy second = again.rows().get(first.table());
                    if (second != null && second.rows() < first.rows()) {
                        ObjectIdentity identity = ObjectIdentity.of(ObjectKind.TABLE, first.table());
                        String text = "%s has %d rows instead of %d"
                                .formatted(ChangeText.words(identity), second.rows(), first.rows());
                        differences.add(new UndoDifference(identity, Kind.ALTERED, text));
                    }
                });
        return differences;
    }

    /** The tables with rows that were lost, left or written between. */
    List<UndoneRows> rows() throws SQLException {
        Map<ObjectName, UndoneRows> tables = new TreeMap<>();
        for (TableCopy copy : before.rows().values()) {
            ofOlder(copy).ifPresent(rows -> tables.put(copy.table(), rows));
        }
        written.forEach((table, count) -> {
            if (!tables.containsKey(nameAfter(table)) && !before.rows().containsKey(nameAfter(table))) {
                tables.put(
                        table,
                        new UndoneRows(table, false, 0, 0, 0, List.of(), Optional.empty(), false, 0, count, count));
            }
        });
        return List.copyOf(tables.values());
    }

    private Optional<UndoneRows> ofOlder(TableCopy was) throws SQLException {
        ObjectName name = was.table();
        TableCopy is = undone.rows().get(name);
        long count = writtenInto(name);
        if (is == null) {
            // A table with too many rows is there and has no copy.
            boolean isLost = was.rows() + count > 0 && !hasTable(undone.schema(), name);
            return Optional.of(new UndoneRows(
                            name, true, was.rows(), was.rows(), 0, List.of(), Optional.empty(), false, 0, count, count))
                    .filter(rows -> isLost);
        }
        return was.isSame(is) && count == 0 ? Optional.empty() : Optional.of(compared(was, is, count));
    }

    private UndoneRows compared(TableCopy was, TableCopy is, long count) throws SQLException {
        ObjectName name = was.table();
        Missing gone = copies.missing(was, is);
        Missing extra = copies.missing(is, was);
        List<Pair> changed = pairs(was.key(), gone.rows(), extra.rows());
        TableCopy middle = between.rows().get(name);
        long inBoth = middle == null ? 0 : copies.newInBoth(was, middle, is);
        boolean isKeyless = was.key().isEmpty();
        long altered = isKeyless ? Math.min(gone.count(), inBoth) : changed.size();
        long left = Math.max(0, inBoth - altered);
        long survived = Math.min(count, Math.max(0, extra.count() - altered - left));
        return new UndoneRows(
                name,
                true,
                was.rows(),
                gone.count() - changed.size(),
                changed.size(),
                changed.stream()
                        .flatMap(pair -> pair.columns().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                sample(was, gone, changed),
                middle != null
                        && gone.count() > 0
                        && copies.missing(was, middle).count() >= gone.count(),
                left,
                count,
                count - survived);
    }

    private static boolean hasTable(CatalogSnapshot schema, ObjectName name) {
        return schema.tables().stream().anyMatch(table -> table.name().equals(name));
    }

    private long writtenInto(ObjectName name) {
        return written.entrySet().stream()
                .filter(entry -> nameAfter(entry.getKey()).equals(name))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What a table that rows were written into is called after the undo, which may have renamed it. */
    private ObjectName nameAfter(ObjectName name) {
        TableCopy copy = between.rows().get(name);
        return undone.rows().values().stream()
                .filter(table -> copy != null && copy.oid() != 0 && table.oid() == copy.oid())
                .map(TableCopy::table)
                .findFirst()
                .orElse(name);
    }

    /** A row that was there and is there with other values. */
    private record Pair(Map<String, String> was, Map<String, String> is) {

        List<String> columns() {
            return was.keySet().stream()
                    .filter(column -> !Objects.equals(was.get(column), is.get(column)))
                    .sorted()
                    .toList();
        }
    }

    private static List<Pair> pairs(List<String> key, List<Map<String, String>> gone, List<Map<String, String>> extra) {
        if (key.isEmpty()) {
            return List.of();
        }
        Map<List<@Nullable String>, Map<String, String>> byKey =
                extra.stream().collect(Collectors.toMap(row -> cells(row, key), row -> row, (one, other) -> one));
        return gone.stream()
                .flatMap(row -> Optional.ofNullable(byKey.get(cells(row, key))).map(is -> new Pair(row, is)).stream())
                .toList();
    }

    private static List<@Nullable String> cells(Map<String, String> row, List<String> columns) {
        return columns.stream().<@Nullable String>map(row::get).toList();
    }

    private static Optional<String> sample(TableCopy table, Missing gone, List<Pair> changed) {
        if (!changed.isEmpty()) {
            Pair pair = changed.get(0);
            String values = pair.columns().stream()
                    .limit(MOST_VALUES)
                    .map(column -> "%s was %s and is %s"
                            .formatted(
                                    column,
                                    cut(pair.was().get(column)),
                                    cut(pair.is().get(column))))
                    .collect(Collectors.joining(", "));
            return Optional.of("The row %s: %s.".formatted(values(pair.was(), table.key()), values));
        }
        return gone.rows().stream().findFirst().map(row -> "The row %s is not there any more."
                .formatted(values(row, shown(table, row))));
    }

    private static List<String> shown(TableCopy table, Map<String, String> row) {
        List<String> others = row.keySet().stream()
                .filter(column -> !table.key().contains(column))
                .sorted()
                .toList();
        List<String> columns = new ArrayList<>(table.key());
        columns.addAll(others);
        return columns.stream().filter(row::containsKey).limit(MOST_VALUES).toList();
    }

    private static String values(Map<String, String> row, List<String> columns) {
        return columns.stream()
                .map(column -> column + " = " + cut(row.get(column)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String cut(@Nullable String value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
