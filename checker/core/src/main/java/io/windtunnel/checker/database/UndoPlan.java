package io.windtunnel.checker.database;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * What is taken back, and on top of what.
 *
 * @param steps the newest first, in the order in which they were applied
 * @param applied every migration that the target has, as far as its script is as it was
 * @param versions of all versioned migrations that the target has, baselines aside
 * @param notes what the user should know of it
 */
public record UndoPlan(List<UndoStep> steps, List<ResolvedScript> applied, List<String> versions, List<String> notes) {

    /** Of a target, as Flyway sees it, and the undo scripts that are there. */
    static UndoPlan of(MigrationInfo[] found, MigrationHistory history, MigrationHistory undos, UndoRange range)
            throws DatabaseException {
        List<MigrationInfo> infos = Arrays.asList(found);
        noneFailed(infos);
        List<MigrationInfo> versioned = Applied.infos(found).stream()
                .filter(info -> info.getVersion() != null && !info.getType().isBaseline())
                .sorted(Comparator.comparing(MigrationInfo::getInstalledRank).reversed())
                .toList();
        Applied applied = Applied.of(found, history);
        return new UndoPlan(
                steps(chosen(versioned, range, infos), history, undos),
                applied.scripts(),
                versioned.stream().map(info -> info.getVersion().getVersion()).toList(),
                applied.notes());
    }

    /** The newest version of those that stay, empty where none does. */
    public Optional<String> versionAfterwards() {
        List<String> undone = steps.stream().map(UndoStep::version).toList();
        return versions.stream()
                .filter(version -> !undone.contains(version))
                .max(Comparator.comparing(MigrationVersion::fromVersion));
    }

    private static void noneFailed(List<MigrationInfo> infos) throws DatabaseException {
        String failed = infos.stream()
                .filter(info -> info.getState().isFailed())
                .map(MigrationInfo::getScript)
                .collect(Collectors.joining(", "));
        if (!failed.isEmpty()) {
            throw DatabaseException.script(
                    ("The history holds a migration that failed half-way: %s. Nothing was undone.\n"
                                    + "Bring the schema to where it was before that script, and take the row out of the"
                                    + " history with Flyway's repair.")
                            .formatted(failed));
        }
    }

    private static List<MigrationInfo> chosen(
            List<MigrationInfo> newestFirst, UndoRange range, List<MigrationInfo> infos) throws DatabaseException {
        if (range instanceof UndoRange.DownTo downTo) {
            MigrationVersion floor = floor(downTo, newestFirst, infos);
            return newestFirst.stream()
                    .filter(info -> info.getVersion().compareTo(floor) > 0)
                    .toList();
        }
        int count = ((UndoRange.Newest) range).count();
        if (count > 1 && count > newestFirst.size()) {
            throw DatabaseException.configuration("--count %d: only %s. Nothing was undone."
                    .formatted(
                            count,
                            newestFirst.size() == 1
                                    ? "1 version is applied"
                                    : newestFirst.size() + " versions are applied"));
        }
        return newestFirst.stream().limit(count).toList();
    }

    private static MigrationVersion floor(
            UndoRange.DownTo downTo, List<MigrationInfo> newestFirst, List<MigrationInfo> infos)
            throws DatabaseException {
        try {
            MigrationVersion version = MigrationVersion.fromVersion(downTo.version());
            boolean known = version.equals(MigrationVersion.fromVersion("0"))
                    || infos.stream()
                            .filter(info -> info.getState().isApplied() && info.getVersion() != null)
                            .anyMatch(info -> info.getVersion().equals(version));
            if (known) {
                return version;
            }
        } catch (FlywayException e) {
            // told as one that is not applied
        }
        throw DatabaseException.configuration(
                "--to %s: that version is not applied. Applied are %s; 0 is before the first. Nothing was undone."
                        .formatted(downTo.version(), newestFirst.isEmpty() ? "none" : oldestFirst(newestFirst)));
    }

    private static String oldestFirst(List<MigrationInfo> newestFirst) {
        List<String> versions = new ArrayList<>(
                newestFirst.stream().map(info -> info.getVersion().getVersion()).toList());
        Collections.reverse(versions);
        return String.join(", ", versions);
    }

    private static List<UndoStep> steps(List<MigrationInfo> chosen, MigrationHistory history, MigrationHistory undos)
            throws DatabaseException {
        List<UndoStep> steps = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (MigrationInfo info : chosen) {
            Optional<ResolvedScript> undo = undos.scripts().stream()
                    .filter(script -> info.getVersion().equals(script.resolved().getVersion()))
                    .findFirst();
            Optional<ResolvedScript> applied = Applied.script(info, history);
            if (undo.isEmpty()) {
                problems.add("%s is applied, and there is no undo script for it, %s%s%s.sql for example."
                        .formatted(
                                info.getScript(),
                                undos.configuration().getSqlMigrationPrefix()
                                        + info.getVersion().getVersion(),
                                undos.configuration().getSqlMigrationSeparator(),
                                info.getDescription().replace(' ', '_')));
            } else if (applied.isEmpty()) {
                problems.add("%s is applied, and its script is not here, so its undo cannot be tried."
                        .formatted(info.getScript()));
            } else {
                steps.add(new UndoStep(info.getVersion().getVersion(), applied.get(), undo.get()));
            }
        }
        if (!problems.isEmpty()) {
            throw DatabaseException.configuration(String.join("\n", problems) + "\nNothing was undone.");
        }
        return steps;
    }
}
