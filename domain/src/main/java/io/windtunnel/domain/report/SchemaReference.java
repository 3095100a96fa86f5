package io.windtunnel.domain.report;

import java.util.List;
import java.util.Optional;

/**
 * A foreign key.
 *
 * @param name the constraint's name, unquoted
 * @param columns the referencing columns
 * @param table the referenced table, "public.users"
 * @param referencedColumns its columns, in the order of the referencing ones
 * @param change what became of the key; empty where it stays, and where its whole table is new or gone
 */
public record SchemaReference(
        String name,
        List<String> columns,
        String table,
        List<String> referencedColumns,
        Optional<ModelDifference.Change> change) {

    public SchemaReference {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }
}
