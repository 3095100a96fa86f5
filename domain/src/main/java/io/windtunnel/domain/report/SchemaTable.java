package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A table, before and after in one.
 *
 * @param name its name, as it is or as it was where it is gone: "public.users"
 * @param change what became of it; empty where it stays as it is, altered where only its parts changed
 * @param renamedFrom its name before
 * @param columns in their order; those that are gone stand where they were
 * @param references its foreign keys, those that are gone too
 * @param changes what else changed on it, in words: indexes, constraints, triggers, settings
 */
public record SchemaTable(
        String name,
        Optional<ModelDifference.Change> change,
        Optional<String> renamedFrom,
        List<SchemaColumn> columns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SchemaReference> references,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> changes) {

    public SchemaTable {
        columns = List.copyOf(columns);
        references = List.copyOf(references);
        changes = List.copyOf(changes);
    }
}
