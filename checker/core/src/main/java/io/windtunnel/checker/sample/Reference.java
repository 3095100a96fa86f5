package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;

/**
 * A foreign key.
 *
 * @param columns the columns that refer
 * @param table the table referred to, which may be a partitioned one
 * @param targets its columns, in the order of {@code columns}
 * @param optional whether a row can go without, because one of the columns takes NULL
 */
record Reference(List<String> columns, ObjectName table, List<String> targets, boolean optional) {

    Reference {
        columns = List.copyOf(columns);
        targets = List.copyOf(targets);
    }
}
