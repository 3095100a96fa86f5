package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name its name, unquoted
 * @param type as Postgres prints it
 * @param notNull whether it refuses NULL
 * @param primaryKey whether it is part of the primary key
 * @param change what became of it; empty where it stays, and where its whole table is new or gone
 * @param renamedFrom its name before
 * @param was what of it was otherwise: "type integer, default none"
 */
public record SchemaColumn(
        String name,
        String type,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean notNull,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean primaryKey,
        Optional<ModelDifference.Change> change,
        Optional<String> renamedFrom,
        Optional<String> was) {}
