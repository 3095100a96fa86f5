package io.windtunnel.checker.trace;

import java.time.Duration;
import java.util.Map;

/**
 * A statement of a flight that nobody watches.
 *
 * @param duration how long it took
 * @param written how many rows of each table the largest of its transactions wrote, by name, as far as it was asked for
 */
public record TimedStatement(Duration duration, Map<String, Long> written) {

    public TimedStatement {
        written = Map.copyOf(written);
    }
}
