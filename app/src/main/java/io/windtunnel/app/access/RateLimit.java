package io.windtunnel.app.access;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many requests a minute for each key. Each instance counts for itself: several of them let through as many times
 * more, which is still a limit.
 */
final class RateLimit {

    private static final int KEYS = 10_000;

    private final int perMinute;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEYS;
        }
    };

    RateLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Whether this one may pass. */
    boolean passes(String key) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(key, ignored -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                    // A clock that is set back would keep everybody out for as long.
                    .withNanosecondPrecision()
                    .build());
        }
        return bucket.tryConsume(1);
    }
}
