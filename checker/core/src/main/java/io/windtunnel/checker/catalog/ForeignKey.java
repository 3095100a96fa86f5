package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;

/**
 * What a foreign key points at.
 *
 * @param table the referenced table
 * @param columns the referenced columns, in the order of the referencing ones
 * @param onDelete {@code NO ACTION}, {@code RESTRICT}, {@code CASCADE}, {@code SET NULL} or {@code SET DEFAULT}
 * @param onUpdate likewise
 */
public record ForeignKey(ObjectName table, List<String> columns, String onDelete, String onUpdate) {

    public ForeignKey {
        columns = List.copyOf(columns);
    }
}
