package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.observation.BaseRevision;
import io.windtunnel.checker.observation.ScriptEdited;
import io.windtunnel.checker.observation.ScriptEdited.Checksums;
import io.windtunnel.checker.observation.ScriptMissing;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.observation.VersionOvertaken;
import io.windtunnel.checker.observation.VersionTaken;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationState;

/**
 * Where the migrations of a checkout do not go on from those of the base, as Flyway's validation sees it: by its own
 * checksums, versions and descriptions. A class has no checksum, and one that is gone cannot be known.
 *
 * @see <a href="https://documentation.red-gate.com/fd/validate-277579077.html">Flyway: validate</a>
 */
final class Discrepancies {

    private final MigrationHistory checkout;
    private final Commit base;
    private final Commit tip;
    private final Map<ScriptKey, ResolvedScript> ours;
    private final Map<ScriptKey, ResolvedScript> older;
    private final Map<ScriptKey, ResolvedScript> newest;

    /**
     * The migrations of a commit.
     *
     * @param contents the files that they were read from
     */
    record Commit(MigrationHistory history, Map<Path, byte[]> contents, BaseRevision revision) {}

    /**
     * @param base what the checkout goes on from
     * @param tip what the base branch has got to meanwhile
     */
    Discrepancies(MigrationHistory checkout, Commit base, Commit tip) {
        this.checkout = checkout;
        this.base = base;
        this.tip = tip;
        this.ours = ScriptKey.map(checkout);
        this.older = ScriptKey.map(base.history());
        this.newest = ScriptKey.map(tip.history());
    }

    /** All of them: what became of older migrations, then what is wrong with new ones. */
    List<Trial> find() throws IOException {
        List<Trial> found = new ArrayList<>();
        for (ResolvedScript script : edited()) {
            if (!ScriptKey.has(newest, script)) {
                found.add(edited(script));
            }
        }
        missing().stream()
                .filter(script -> newest.containsKey(ScriptKey.of(script)))
                .filter(script -> !isIgnored(script, MigrationState.MISSING_SUCCESS))
                .forEach(script -> found.add(missing(script)));
        pending().filter(script -> !ScriptKey.has(newest, script)).forEach(script -> conflict(script)
                .ifPresent(found::add));
        return found;
    }

    /** The migrations to fly: what the base has as the base has it, since databases have run that, and what is new. */
    MigrationHistory flown() {
        List<ResolvedScript> edited = edited();
        List<ResolvedScript> restored = Stream.concat(edited.stream().map(this::earlier), missing().stream())
                .toList();
        MigrationHistory history =
                restored.isEmpty() ? checkout : checkout.with(contents(restored), Set.copyOf(files(edited)));
        boolean isOvertaken =
                pending().anyMatch(script -> overtaking(script, older).isPresent());
        return isOvertaken ? history.outOfOrder() : history;
    }

    private Map<Path, byte[]> contents(List<ResolvedScript> scripts) {
        return files(scripts).stream()
                .collect(Collectors.toMap(
                        file -> file,
                        file -> Objects.requireNonNull(base.contents().get(file))));
    }

    private static List<Path> files(List<ResolvedScript> scripts) {
        return scripts.stream().flatMap(script -> script.file().stream()).toList();
    }

    private List<ResolvedScript> edited() {
        return ours.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == ScriptKind.VERSIONED)
                .filter(entry -> older.containsKey(entry.getKey()) && !ScriptKey.has(older, entry.getValue()))
                .map(Map.Entry::getValue)
                .filter(script -> !script.isJava() && !earlier(script).isJava())
                .toList();
    }

    private List<ResolvedScript> missing() {
        return older.entrySet().stream()
                .filter(entry -> !ours.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Stream<ResolvedScript> pending() {
        return ours.entrySet().stream()
                .filter(entry -> !older.containsKey(entry.getKey()))
                .map(Map.Entry::getValue);
    }

    private ResolvedScript earlier(ResolvedScript script) {
        return Objects.requireNonNull(older.get(ScriptKey.of(script)));
    }

    private ScriptEdited edited(ResolvedScript script) throws IOException {
        ResolvedScript earlier = earlier(script);
        Integer was = earlier.resolved().getChecksum();
        Integer is = script.resolved().getChecksum();
        return new ScriptEdited(
                script.script(),
                earlier.script(),
                base.revision(),
                was.equals(is) ? Optional.empty() : Optional.of(new Checksums(was, is)),
                firstChange(lines(base.history(), earlier), lines(checkout, script)),
                checkout.configuration().isValidateOnMigrate());
    }

    private static List<String> lines(MigrationHistory history, ResolvedScript script) throws IOException {
        String file = script.file().orElseThrow().toString();
        try (BufferedReader reader =
                new BufferedReader(history.resources().getResource(file).read())) {
            return reader.lines().toList();
        }
    }

    private static int firstChange(List<String> earlier, List<String> now) {
        int line = 0;
        while (line < Math.min(earlier.size(), now.size()) && earlier.get(line).equals(now.get(line))) {
            line++;
        }
        return Math.max(1, Math.min(line + 1, now.size()));
    }

    private ScriptMissing missing(ResolvedScript script) {
        boolean isLater = newest(ours).filter(last -> isBefore(last, script)).isPresent();
        MigrationState state = isLater ? MigrationState.FUTURE_SUCCESS : MigrationState.MISSING_SUCCESS;
        return new ScriptMissing(
                script.script(),
                base.revision(),
                isRefused(script, state),
                pending()
                        .filter(other -> !other.isJava()
                                && Objects.equals(
                                        other.resolved().getChecksum(),
                                        script.resolved().getChecksum()))
                        .map(ResolvedScript::script)
                        .findFirst());
    }

    private Optional<Trial> conflict(ResolvedScript script) {
        Optional<ResolvedScript> other = Optional.ofNullable(newest.get(ScriptKey.of(script)));
        if (other.isPresent() && script.script().version().isPresent()) {
            return Optional.of(new VersionTaken(script.script(), other.get().script(), tip.revision()));
        }
        return checkout.configuration().isOutOfOrder()
                ? Optional.empty()
                : overtaking(script, newest)
                        .map(newer -> new VersionOvertaken(
                                script.script(),
                                newer.script(),
                                tip.revision(),
                                isRefused(script, MigrationState.IGNORED)));
    }

    /** The newest of these, where it is newer than the script; empty for a script that knows no order. */
    private static Optional<ResolvedScript> overtaking(ResolvedScript script, Map<ScriptKey, ResolvedScript> scripts) {
        return script.script().kind() == ScriptKind.VERSIONED
                ? newest(scripts).filter(last -> isBefore(script, last))
                : Optional.empty();
    }

    private static Optional<ResolvedScript> newest(Map<ScriptKey, ResolvedScript> scripts) {
        return scripts.values().stream()
                .filter(script -> script.resolved().getVersion() != null)
                .reduce((one, other) -> other);
    }

    private static boolean isBefore(ResolvedScript one, ResolvedScript other) {
        return other.resolved().getVersion() != null
                && one.resolved().getVersion().compareTo(other.resolved().getVersion()) < 0;
    }

    private boolean isRefused(ResolvedScript script, MigrationState state) {
        return checkout.configuration().isValidateOnMigrate() && !isIgnored(script, state);
    }

    /** What the team has Flyway's validation pass over. */
    private boolean isIgnored(ResolvedScript script, MigrationState state) {
        boolean isVersioned = script.resolved().getVersion() != null;
        return Stream.of(checkout.configuration().getIgnoreMigrationPatterns())
                .anyMatch(pattern -> pattern.matchesMigration(isVersioned, state));
    }
}
