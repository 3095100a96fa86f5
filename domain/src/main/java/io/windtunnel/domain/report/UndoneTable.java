package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What a migration and its undo did to the rows of a table.
 *
 * @param table its name
 * @param existedBefore whether it was there before the migration
 * @param before how many rows it had then
 * @param gone how many of those are not there any more
 * @param changed how many of those have other values
 * @param columns the columns with other values
 * @param left how many rows the migration put there and its undo left
 * @param written how many rows were written between the two
 * @param writtenGone how many of those did not survive the undo
 * @param sample what became of one of the rows, in a sentence
 */
public record UndoneTable(
        String table,
        boolean existedBefore,
        long before,
        long gone,
        long changed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> columns,
        long left,
        long written,
        long writtenGone,
        Optional<String> sample) {

    public UndoneTable {
        columns = List.copyOf(columns);
    }
}
