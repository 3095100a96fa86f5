package io.windtunnel.checker;

import io.windtunnel.domain.report.Timings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the time of a check goes. */
final class Stopwatch {

    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final long start = System.nanoTime();
    private final List<Timings.Stage> stages = new ArrayList<>();
    private long last = start;

    /** A stage is over. */
    void lap(String name) {
        long now = System.nanoTime();
        stages.add(new Timings.Stage(name, (now - last) / 1_000_000));
        last = now;
    }

    Timings timings() {
        return new Timings(Optional.of(startedAt.toString()), (System.nanoTime() - start) / 1_000_000, stages);
    }
}
