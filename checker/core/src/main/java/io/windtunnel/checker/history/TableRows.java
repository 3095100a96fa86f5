package io.windtunnel.checker.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a table, in any order.
 *
 * @param columns by name
 * @param rows values in the order of the columns
 */
record TableRows(List<String> columns, List<List<String>> rows) {

    TableRows {
        columns = List.copyOf(columns);
        rows = rows.stream().sorted(Comparator.comparing(List::toString)).toList();
    }

    /** The same rows with these columns alone. */
    TableRows only(Collection<String> kept) {
        List<Integer> places =
                columns.stream().filter(kept::contains).map(columns::indexOf).toList();
        return new TableRows(
                places.stream().map(columns::get).toList(),
                rows.stream().map(row -> places.stream().map(row::get).toList()).toList());
    }

    /** The columns of both that hold other values. */
    Set<String> otherColumns(TableRows other) {
        Set<String> found = new TreeSet<>(columns);
        found.retainAll(other.columns);
        found.removeIf(column -> only(Set.of(column)).equals(other.only(Set.of(column))));
        return found;
    }
}
