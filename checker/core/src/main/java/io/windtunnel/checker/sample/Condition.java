package io.windtunnel.checker.sample;

import java.util.List;

/**
 * What a row must satisfy.
 *
 * @param name the constraint
 * @param expression as {@code pg_get_expr} prints it, every name qualified
 * @param columns the columns that it reads
 */
record Condition(String name, String expression, List<String> columns) {

    Condition {
        columns = List.copyOf(columns);
    }
}
