package io.windtunnel.checker.trace;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a table's rows at one moment.
 *
 * @param name SQL-quoted, with its schema
 * @param count how many there are
 * @param shown the first of them in the order in which they are stored, each with a value per column
 */
record TableRows(long oid, String name, long count, List<ColumnValues> columns, List<List<Optional<String>>> shown) {

    TableRows {
        columns = List.copyOf(columns);
        shown = List.copyOf(shown);
    }

    /**
     * The values of a column.
     *
     * @param number which a rename leaves alone
     * @param type as {@code format_type} prints it
     * @param builtIn whether the type is one of Postgres's own
     * @param origin who gives the values: "a" always an identity, "s" a generated column, else whoever writes the row
     * @param count how many are not NULL
     * @param fingerprint of all of them, in no order
     */
    record ColumnValues(
            int number, String name, String type, boolean builtIn, String origin, long count, String fingerprint) {}

    /** Whether every row is among those shown. */
    boolean isWhole() {
        return count == shown.size();
    }

    /** The place of a column, by its number. */
    Optional<Integer> place(int number) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).number() == number) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The values shown of the column at this place. */
    List<Optional<String>> values(int place) {
        return shown.stream().map(row -> row.get(place)).toList();
    }
}
