package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.RowsLost.RowsFound;
import io.windtunnel.checker.observation.ValuesLost.ValuesFound;
import io.windtunnel.checker.trace.TableRows.ColumnValues;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds rows and values again that went from one place, by the values themselves. */
final class RowFinder {

    /** Shorter values, such as a flag's, stand in many columns by chance. */
    private static final int DISTINCTIVE = 4;

    private final Collection<TableRows> places;
    private final Map<Long, TableRows> first;

    /**
     * @param places the tables that were written since the deployment began: elsewhere a value is no copy
     * @param first the tables as the deployment found them, by their OID
     */
    RowFinder(Collection<TableRows> places, Map<Long, TableRows> first) {
        this.places = List.copyOf(places);
        this.first = Map.copyOf(first);
    }

    /** Whether every row of these tables is looked at. */
    boolean isWhole() {
        return places.stream().allMatch(TableRows::isWhole);
    }

    /**
     * Rows found again.
     *
     * @param missing those of the rows shown that are not among them
     */
    record Found(RowsFound where, List<List<Optional<String>>> missing) {}

    /**
     * The table that holds most of the rows.
     *
     * @param from their table
     * @param lost those of the rows shown that went
     * @param count how many went in all
     */
    Optional<Found> rows(TableRows from, List<List<Optional<String>>> lost, long count) {
        return places.stream()
                .filter(place -> place.oid() != from.oid())
                .map(place -> found(from, lost, count, place))
                .filter(found -> found.where().rows() > 0)
                .max(Comparator.comparingLong(found -> found.where().rows()));
    }

    private static Found found(TableRows from, List<List<Optional<String>>> lost, long count, TableRows place) {
        Map<Integer, Integer> columns = new LinkedHashMap<>();
        int distinctive = 0;
        for (int i = 0; i < from.columns().size(); i++) {
            int column = i;
            Set<String> values = lost.stream()
                    .flatMap(row -> row.get(column).stream())
                    .filter(value -> value.length() >= DISTINCTIVE)
                    .collect(Collectors.toSet());
            if (!values.isEmpty()) {
                distinctive++;
                counterpart(values, from.columns().get(i).name(), place).ifPresent(there -> columns.put(column, there));
            }
        }
        // A foreign key repeats the key alone.
        if (columns.isEmpty() || columns.size() * 2 <= distinctive) {
            return new Found(new RowsFound(place.name(), 0), lost);
        }
        List<List<Optional<String>>> missing = lost.stream()
                .filter(row -> place.shown().stream().noneMatch(other -> columns.entrySet().stream()
                        .allMatch(pair -> row.get(pair.getKey()).equals(other.get(pair.getValue())))))
                .toList();
        long matched = (long) lost.size() - missing.size();
        boolean isAllOfThem = columns.entrySet().stream()
                .allMatch(pair -> isSame(
                        from.columns().get(pair.getKey()), place.columns().get(pair.getValue())));
        return new Found(new RowsFound(place.name(), isAllOfThem && matched > 0 ? count : matched), missing);
    }

    private static boolean isSame(ColumnValues one, ColumnValues other) {
        return one.count() == other.count() && one.fingerprint().equals(other.fingerprint());
    }

    private static Optional<Integer> counterpart(Set<String> values, String name, TableRows place) {
        Optional<Integer> best = Optional.empty();
        long most = 0;
        for (int i = 0; i < place.columns().size(); i++) {
            Set<String> there = new HashSet<>();
            place.values(i).forEach(value -> value.ifPresent(there::add));
            long common = values.stream().filter(there::contains).count();
            boolean isBetter = common > most
                    || (common == most
                            && common > 0
                            && place.columns().get(i).name().equals(name));
            if (isBetter) {
                most = common;
                best = Optional.of(i);
            }
        }
        return best;
    }

    /**
     * The column that holds all values of another one: in the same table beside them, or in another table.
     *
     * @param from the table as it was just before the column went
     * @param gone the place of the column
     * @param left the numbers of the columns that are left
     * @param newColumns the numbers of those that the deployment made
     */
    Optional<ValuesFound> values(TableRows from, int gone, Set<Integer> left, Set<Integer> newColumns) {
        List<Optional<String>> values = from.values(gone);
        boolean isDistinctive = values.stream().anyMatch(value -> value.filter(text -> text.length() >= DISTINCTIVE)
                .isPresent());
        boolean isVaried = values.stream().distinct().count() > 1;
        for (int i = 0; i < from.columns().size(); i++) {
            ColumnValues column = from.columns().get(i);
            boolean counts = isDistinctive || (isVaried && newColumns.contains(column.number()));
            if (i != gone
                    && counts
                    && left.contains(column.number())
                    && from.values(i).equals(values)
                    && holdsAll(from, gone, column)) {
                return Optional.of(new ValuesFound(from.name(), column.name()));
            }
        }
        return isDistinctive ? elsewhere(from, gone) : Optional.empty();
    }

    private Optional<ValuesFound> elsewhere(TableRows from, int gone) {
        Set<String> wanted = present(from, gone);
        for (TableRows place : places) {
            for (int i = 0; place.oid() != from.oid() && i < place.columns().size(); i++) {
                ColumnValues column = place.columns().get(i);
                if (present(place, i).containsAll(wanted)
                        && holdsAll(from, gone, column)
                        && !isAsAtFirst(place, column)) {
                    return Optional.of(new ValuesFound(place.name(), column.name()));
                }
            }
        }
        return Optional.empty();
    }

    /** What a key pointed at was there before, and is no copy of the key. */
    private boolean isAsAtFirst(TableRows place, ColumnValues column) {
        return Optional.ofNullable(first.get(place.oid())).stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(older -> older.number() == column.number() && isSame(older, column));
    }

    /** Those that are not shown can be compared together alone. */
    private static boolean holdsAll(TableRows from, int gone, ColumnValues other) {
        return from.isWhole() || isSame(from.columns().get(gone), other);
    }

    private static Set<String> present(TableRows table, int place) {
        return table.values(place).stream().flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
