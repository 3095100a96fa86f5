package io.windtunnel.app.notify;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait after an attempt that failed: half a minute at first, then four times as long each, about two days in all. */
final class Backoff {

    /** After so many attempts a delivery is dead. */
    static final int ATTEMPTS = 8;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final int FACTOR = 4;
    private static final double JITTER = 0.25;

    private Backoff() {}

    /**
     * The wait, a quarter more or less, so that what failed together does not come again together.
     *
     * @param attempts how many there were, from 1
     * @return empty where there is to be no further one
     */
    static Optional<Duration> after(int attempts, RandomGenerator random) {
        if (attempts >= ATTEMPTS) {
            return Optional.empty();
        }
        double millis = FIRST.toMillis() * Math.pow(FACTOR, attempts - 1);
        return Optional.of(Duration.ofMillis((long) (millis * random.nextDouble(1 - JITTER, 1 + JITTER))));
    }
}
