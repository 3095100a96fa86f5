package io.windtunnel.domain.report;

import java.util.List;

/**
 * How long a run took, apart from everything that is compared between runs.
 *
 * @param totalMillis from the start of the check to the report, in milliseconds
 * @param stages the parts of it, in order; parts can overlap
 */
public record Timings(long totalMillis, List<Stage> stages) {

    public Timings {
        stages = List.copyOf(stages);
    }

    /** One part of a run. */
    public record Stage(String name, long millis) {}
}
