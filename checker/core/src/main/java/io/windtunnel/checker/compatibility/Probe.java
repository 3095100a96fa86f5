package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.observation.CodeStatement;
import java.util.List;

/**
 * A statement to try.
 *
 * @param statement the statement
 * @param parts the same for one column each: tried where the whole fails, so that each column has its own answer
 * @param execution what is sent in its stead, where the statement itself must not run
 */
record Probe(CodeStatement statement, List<Probe> parts, String execution) {

    Probe {
        parts = List.copyOf(parts);
    }

    static Probe of(CodeStatement statement) {
        return new Probe(statement, List.of(), statement.sql());
    }

    /** How many statements of code it stands for. */
    int size() {
        return Math.max(1, parts.size());
    }
}
