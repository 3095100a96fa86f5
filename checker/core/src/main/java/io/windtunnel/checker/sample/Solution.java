package io.windtunnel.checker.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known about columns that are bound to each other by conditions.
 *
 * @param columns the columns
 * @param conditions the names of the constraints
 * @param passing combinations that satisfy all conditions, in the order of {@code columns}; those with values first
 * @param free whether ordinary values passed wherever they were tried, so that later ones are trusted, too
 */
record Solution(List<String> columns, List<String> conditions, List<List<Optional<String>>> passing, boolean free) {

    Solution {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
        passing = passing.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Solution::nulls))
                .toList();
    }

    private static long nulls(List<Optional<String>> values) {
        return values.stream().filter(Optional::isEmpty).count();
    }

    /** What is wanted, if it is known to pass; or else one that passes, another for each number. */
    Optional<List<Optional<String>>> choose(List<Optional<String>> wanted, boolean ordinary, long number) {
        if (passing.contains(wanted) || (free && ordinary)) {
            return Optional.of(wanted);
        }
        return passing.isEmpty() ? Optional.empty() : Optional.of(passing.get((int) (number % passing.size())));
    }

    /** The combination with the fewest values. */
    Optional<List<Optional<String>>> leanest() {
        return passing.isEmpty() ? Optional.empty() : Optional.of(passing.get(passing.size() - 1));
    }
}
