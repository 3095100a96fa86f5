package io.windtunnel.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    private final Random random = new Random(7);

    @Test
    void eachWaitIsAboutFourTimesTheOneBefore() {
        long whole = 30_000;
        for (int attempts = 1; attempts < Backoff.ATTEMPTS; attempts++) {
            for (int i = 0; i < 100; i++) {
                assertThat(Backoff.after(attempts, random).orElseThrow().toMillis())
                        .isBetween(whole * 3 / 4, whole * 5 / 4);
            }
            whole *= 4;
        }
    }

    @Test
    void whatFailedTogetherDoesNotComeAgainTogether() {
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            waits.add(Backoff.after(1, random).orElseThrow());
        }
        assertThat(waits).hasSizeGreaterThan(90);
    }

    @Test
    void theEighthAttemptIsTheLast() {
        assertThat(Backoff.after(7, random)).isPresent();
        assertThat(Backoff.after(8, random)).isEmpty();
        assertThat(Backoff.after(9, random)).isEmpty();
    }
}
