package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.observation.BaseRevision;
import io.windtunnel.checker.pending.Discrepancies.Commit;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;

/**
 * What two branches have got since they parted.
 *
 * @param base what both had then
 * @param all of it together, to be applied in any order
 * @param ours what is under check, in Flyway's order
 * @param theirs what the base branch has got, in Flyway's order
 * @param tip the base branch
 */
public record Parting(
        MigrationHistory base,
        MigrationHistory all,
        List<ResolvedScript> ours,
        List<ResolvedScript> theirs,
        BaseRevision tip) {

    public Parting {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
    }

    /**
     * Finds it.
     *
     * @param flown every migration of the checkout, to be flown
     * @param pending those of them that are under check
     * @param base where the branches parted
     * @param tip the base branch
     * @return empty where one of the branches has got nothing, or both cannot be together as they are
     */
    static Optional<Parting> of(MigrationHistory flown, List<ResolvedScript> pending, Commit base, Commit tip) {
        Map<ScriptKey, ResolvedScript> older = ScriptKey.map(base.history());
        Map<ScriptKey, ResolvedScript> newest = ScriptKey.map(tip.history());
        List<ResolvedScript> theirs = newest.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == ScriptKind.REPEATABLE
                        ? !ScriptKey.has(older, entry.getValue())
                        : !older.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(script -> script.script().kind() != ScriptKind.BASELINE && !script.isJava())
                .toList();
        List<ResolvedScript> ours = pending.stream()
                .filter(script -> script.script().kind() != ScriptKind.BASELINE && !ScriptKey.has(newest, script))
                .toList();
        boolean isTaken = ours.stream()
                .anyMatch(script ->
                        script.script().kind() == ScriptKind.VERSIONED && newest.containsKey(ScriptKey.of(script)));
        return theirs.isEmpty() || ours.isEmpty() || isTaken
                ? Optional.empty()
                : together(flown, ours, theirs, base, tip);
    }

    private static Optional<Parting> together(
            MigrationHistory flown, List<ResolvedScript> ours, List<ResolvedScript> theirs, Commit base, Commit tip) {
        Set<ScriptKey> kept = ours.stream().map(ScriptKey::of).collect(Collectors.toSet());
        Map<Path, byte[]> contents = theirs.stream()
                .filter(script -> !kept.contains(ScriptKey.of(script)))
                .flatMap(script -> script.file().stream())
                .collect(Collectors.toMap(
                        file -> file,
                        file -> Objects.requireNonNull(tip.contents().get(file))));
        try {
            MigrationHistory all = flown.with(contents, Set.of()).outOfOrder();
            Map<ScriptKey, ResolvedScript> byKey = ScriptKey.map(all);
            return Optional.of(
                    new Parting(base.history(), all, among(byKey, ours), among(byKey, theirs), tip.revision()));
        } catch (FlywayException e) {
            return Optional.empty(); // such as a repeatable migration that they have moved
        }
    }

    private static List<ResolvedScript> among(Map<ScriptKey, ResolvedScript> all, List<ResolvedScript> scripts) {
        return scripts.stream()
                .map(script -> Objects.requireNonNull(all.get(ScriptKey.of(script))))
                .toList();
    }

    /** As a database meets them that runs the base branch before this one is merged. */
    public List<ResolvedScript> theirsFirst() {
        return Stream.concat(theirs.stream().filter(script -> !ours.contains(script)), ours.stream())
                .toList();
    }

    /**
     * The other way round. A repeatable migration that both have changed comes last in either order, with our text, since
     * nobody knows yet what the two will be merged to.
     */
    public List<ResolvedScript> oursFirst() {
        Stream<ResolvedScript> both = ours.stream()
                .filter(script -> script.script().kind() == ScriptKind.REPEATABLE && theirs.contains(script));
        return Stream.of(ours.stream(), theirs.stream().filter(script -> !ours.contains(script)), both)
                .flatMap(scripts -> scripts)
                .toList();
    }
}
