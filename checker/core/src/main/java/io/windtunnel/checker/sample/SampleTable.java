package io.windtunnel.checker.sample;

import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Set;

/**
 * A table that holds rows itself, and all that its rows must keep to.
 *
 * @param table as the catalog has it
 * @param columns those that take values, in their order
 * @param conditions checks, and the bounds of a partition
 * @param references foreign keys
 * @param keys the columns of each unique index; an index over an expression adds nothing here
 * @param primary the columns of the primary key
 */
record SampleTable(
        Table table,
        List<SampleColumn> columns,
        List<Condition> conditions,
        List<Reference> references,
        List<Set<String>> keys,
        Set<String> primary) {

    SampleTable {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
        references = List.copyOf(references);
        keys = List.copyOf(keys);
        primary = Set.copyOf(primary);
    }

    ObjectName name() {
        return table.name();
    }

    SampleColumn column(String columnName) {
        return columns.stream()
                .filter(c -> c.name().equals(columnName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name() + " has no column " + columnName));
    }

    boolean isKey(String columnName) {
        return keys.stream().anyMatch(key -> key.contains(columnName));
    }
}
