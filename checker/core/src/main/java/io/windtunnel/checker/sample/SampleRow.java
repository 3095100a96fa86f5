package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One row, in the order of the table's columns that take values.
 *
 * @param values the values as text; empty for NULL
 */
record SampleRow(List<Optional<String>> values) {

    SampleRow {
        values = List.copyOf(values);
    }

    /** Its values in SQL. */
    String list() {
        return values.stream()
                .map(value -> value.map(SampleRow::literal).orElse("NULL"))
                .collect(Collectors.joining(", "));
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The statement that puts rows into a table. */
    static String insert(SampleTable table, List<SampleRow> rows) {
        if (table.columns().isEmpty()) {
            return "INSERT INTO " + table.name() + " SELECT FROM pg_catalog.generate_series(1, " + rows.size() + ")";
        }
        return "INSERT INTO " + table.name()
                + table.columns().stream()
                        .map(column -> SqlIdentifier.quote(column.name()))
                        .collect(Collectors.joining(", ", " (", ")"))
                + " OVERRIDING SYSTEM VALUE VALUES "
                + rows.stream().map(row -> "(" + row.list() + ")").collect(Collectors.joining(", "));
    }
}
