package io.windtunnel.checker.compatibility;

import java.util.Map;
import java.util.Optional;

/**
 * One row of a table, which lends statements its values.
 *
 * @param values by column, as text; a column that is NULL is not there
 */
record LentRow(Map<String, String> values) {

    static final LentRow NONE = new LentRow(Map.of());

    LentRow {
        values = Map.copyOf(values);
    }

    Optional<String> value(String column) {
        return Optional.ofNullable(values.get(column));
    }
}
