package io.windtunnel.domain.report;

import java.util.List;
import java.util.Optional;

/**
 * How long a run took, apart from everything that is compared between runs.
 *
 * @param startedAt when it began, in UTC as ISO 8601 writes it: "2026-07-01T09:30:00Z"
 * @param totalMillis from the start of the check to the report, in milliseconds
 * @param stages the parts of it, in order; parts can overlap
 */
public record Timings(Optional<String> startedAt, long totalMillis, List<Stage> stages) {

    public Timings {
        stages = List.copyOf(stages);
    }

    /** One part of a run. */
    public record Stage(String name, long millis) {}
}
