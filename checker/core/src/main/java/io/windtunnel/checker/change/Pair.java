package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A dropped and an added object of one kind, and how much speaks for their being the same one.
 *
 * @param score comparable among pairs of one kind only; the more the better
 */
record Pair<T extends CatalogObject>(T before, T after, Certainty certainty, double score, List<String> reasons) {

    Pair {
        reasons = List.copyOf(reasons);
    }

    /** The best pairs, each object in one of them at most. Where another pair is as good, the certainty is gone. */
    static <T extends CatalogObject> List<Pair<T>> best(List<Pair<T>> all) {
        List<Pair<T>> sorted = all.stream()
                .sorted(Comparator.comparingDouble((Pair<T> pair) -> -pair.score)
                        .thenComparing(pair -> pair.before.identity())
                        .thenComparing(pair -> pair.after.identity()))
                .toList();
        Set<Object> taken = new HashSet<>();
        List<Pair<T>> best = new ArrayList<>();
        for (Pair<T> pair : sorted) {
            if (isFree(pair, taken)) {
                boolean isRivalled = sorted.stream()
                        .anyMatch(other -> isFree(other, taken) && other.score >= pair.score && pair.shares(other));
                taken.add(pair.before);
                taken.add(pair.after);
                best.add(isRivalled ? pair.doubtful() : pair);
            }
        }
        return best;
    }

    private static boolean isFree(Pair<?> pair, Set<Object> taken) {
        return !taken.contains(pair.before) && !taken.contains(pair.after);
    }

    /** Whether the other pair has one of these two objects, but not both. */
    private boolean shares(Pair<T> other) {
        return other.before.equals(before) != other.after.equals(after);
    }

    RenameCandidate candidate(List<Change> differences, List<Change.Renamed> followers) {
        return new RenameCandidate(before.identity(), after.identity(), certainty, reasons, differences, followers);
    }

    private Pair<T> doubtful() {
        return new Pair<>(before, after, Certainty.DOUBTFUL, score, reasons);
    }
}
