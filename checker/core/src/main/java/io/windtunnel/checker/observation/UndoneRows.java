package io.windtunnel.checker.observation;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * What a migration and its undo did to the rows of one table. A table without a primary key has no changed rows: they
 * count as gone.
 *
 * @param table its name; where the undo dropped or renamed it, the one it had before
 * @param existedBefore whether it was there before the migration
 * @param before how many rows it had before the migration
 * @param gone how many of them are not there any more
 * @param changed how many of them have other values now
 * @param columns the columns with other values
 * @param sample one of these rows as it was, and what became of it
 * @param byMigration whether the migration alone had done all of that already, so that the undo only did not bring it
 *     back
 * @param left how many rows the migration put there and its undo left
 * @param written how many rows were written between the two
 * @param writtenGone how many of those did not survive the undo
 */
public record UndoneRows(
        ObjectName table,
        boolean existedBefore,
        long before,
        long gone,
        long changed,
        List<String> columns,
        Optional<String> sample,
        boolean byMigration,
        long left,
        long written,
        long writtenGone) {

    public UndoneRows {
        columns = List.copyOf(columns);
    }

    /** Whether rows that were there before are not what they were. */
    public boolean isLoss() {
        return gone + changed > 0;
    }
}
