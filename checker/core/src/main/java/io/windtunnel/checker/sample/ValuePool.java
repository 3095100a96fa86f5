package io.windtunnel.checker.sample;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The values that are known to be taken by a type that does not take everything.
 *
 * @param free the shades of which it takes every value all the same
 * @param values values as text
 */
record ValuePool(Set<Shade> free, List<String> values) {

    ValuePool {
        free = Set.copyOf(free);
        values = List.copyOf(values);
    }

    /** One of them, another for each of the first rows. */
    Optional<String> value(long row) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get((int) (row % values.size())));
    }
}
