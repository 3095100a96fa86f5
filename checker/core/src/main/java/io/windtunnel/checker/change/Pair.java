package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.postgres.ObjectIdentity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A dropped and an added object of one kind, and how much speaks for their being the same one.
 *
 * @param score comparable among pairs of one kind only; the more the better
 */
record Pair<T extends CatalogObject>(T before, T after, Certainty certainty, double score, List<String> reasons) {

    Pair {
        reasons = List.copyOf(reasons);
    }

    /**
     * The best pairs, each object in one of them at most; the first among equals. Where another pair is as good, the
     * certainty is gone.
     */
    static <T extends CatalogObject> List<Pair<T>> best(List<Pair<T>> all) {
        List<Pair<T>> sorted = all.stream()
                .sorted(Comparator.comparingDouble((Pair<T> pair) -> -pair.score))
                .toList();
        Map<ObjectIdentity, List<Pair<T>>> byBefore =
                sorted.stream().collect(Collectors.groupingBy(pair -> pair.before.identity()));
        Map<ObjectIdentity, List<Pair<T>>> byAfter =
                sorted.stream().collect(Collectors.groupingBy(pair -> pair.after.identity()));
        List<Pair<T>> best = new ArrayList<>();
        for (Pair<T> pair : sorted) {
            List<Pair<T>> ofBefore = byBefore.getOrDefault(pair.before.identity(), List.of());
            List<Pair<T>> ofAfter = byAfter.getOrDefault(pair.after.identity(), List.of());
            if (!ofBefore.isEmpty() && !ofAfter.isEmpty()) {
                boolean isRivalled = ofBefore.stream()
                                .anyMatch(rival ->
                                        pair.isRivalledBy(rival) && byAfter.containsKey(rival.after.identity()))
                        || ofAfter.stream()
                                .anyMatch(rival ->
                                        pair.isRivalledBy(rival) && byBefore.containsKey(rival.before.identity()));
                best.add(isRivalled ? pair.doubtful() : pair);
                byBefore.remove(pair.before.identity());
                byAfter.remove(pair.after.identity());
            }
        }
        return best;
    }

    /** Of two pairs that have one object in common: whether the other one is as good. */
    private boolean isRivalledBy(Pair<T> other) {
        return !other.equals(this) && other.score >= score;
    }

    RenameCandidate candidate(List<Change> differences, List<Change.Renamed> followers) {
        return new RenameCandidate(before.identity(), after.identity(), certainty, reasons, differences, followers);
    }

    /** With one reason more, before all others. */
    Pair<T> because(String reason) {
        return new Pair<>(
                before,
                after,
                certainty,
                score,
                Stream.concat(Stream.of(reason), reasons.stream()).toList());
    }

    private Pair<T> doubtful() {
        return new Pair<>(before, after, Certainty.DOUBTFUL, score, reasons);
    }
}
