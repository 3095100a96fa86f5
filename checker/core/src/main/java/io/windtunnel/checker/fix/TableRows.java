package io.windtunnel.checker.fix;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a table at one moment.
 *
 * @param name its name then
 * @param count how many there are
 * @param columns its columns
 */
record TableRows(ObjectName name, long count, List<ColumnValues> columns) {

    TableRows {
        columns = List.copyOf(columns);
    }

    /**
     * The values of a column.
     *
     * @param number the number that the column keeps whatever it is called
     * @param fingerprint the same where the values are the same, in whatever order
     */
    record ColumnValues(int number, String name, String fingerprint) {}

    Optional<ColumnValues> column(int number) {
        return columns.stream().filter(column -> column.number() == number).findFirst();
    }

    Optional<ColumnValues> column(String column) {
        return columns.stream().filter(other -> other.name().equals(column)).findFirst();
    }
}
