package io.windtunnel.domain.report;

import java.util.List;

/**
 * The schema before and after the migrations under check, as one picture.
 *
 * @param tables those after, and those that are gone, by name; a partition only where it changed
 */
public record Schema(List<SchemaTable> tables) {

    public Schema {
        tables = List.copyOf(tables);
    }
}
