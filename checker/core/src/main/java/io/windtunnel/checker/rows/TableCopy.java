package io.windtunnel.checker.rows;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;

/**
 * The rows of a table at one moment, of which the copy is in the server.
 *
 * @param moment the number of the moment
 * @param place the number of the table at that moment
 * @param columns the columns of the copy, by name
 * @param key the columns of the primary key
 * @param oid which table it was; 0 where it had no row
 * @param rows how many rows it had
 * @param fingerprint over all of them, in any order
 */
public record TableCopy(
        int moment,
        int place,
        ObjectName table,
        List<String> columns,
        List<String> key,
        long oid,
        long rows,
        String fingerprint) {

    public TableCopy {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** Whether it held the same; the copies may be in different servers. */
    public boolean isSame(TableCopy other) {
        return columns.equals(other.columns) && rows == other.rows && fingerprint.equals(other.fingerprint);
    }
}
