package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.trace.DeploymentPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.api.MigrationVersion;

/**
 * A history cut in two.
 *
 * @param base what is applied without being watched
 * @param plan how the rest goes live
 * @param described what the base is, for people: "main at 1a2b3c4"; empty where nothing is
 */
public record Division(MigrationHistory base, DeploymentPlan plan, Optional<String> described) {

    /** What classes are compiled from. */
    private static final List<String> SOURCES = List.of(".java", ".kt", ".groovy", ".scala");

    /**
     * Cuts a history.
     *
     * @param workingDirectory where a Git repository is looked for, before it is around the scripts
     * @param environment the variables in which a CI system says what it compares with
     * @throws FlywaySettingsException when the scope names what does not exist, or what was not fetched
     */
    public static Division of(
            MigrationHistory history, CheckScope scope, Path workingDirectory, Map<String, String> environment) {
        if (scope instanceof CheckScope.All) {
            return new Division(history.only(List.of()), DeploymentPlan.ONE_BY_ONE, Optional.empty());
        }
        if (scope instanceof CheckScope.From from) {
            return from(history, from.version());
        }
        try {
            Optional<GitHistory> found = GitHistory.around(workingDirectory, history.directories());
            if (found.isEmpty()) {
                return withoutGit(history, scope, workingDirectory, environment);
            }
            try (GitHistory git = found.get()) {
                Optional<GitRevision> base = git.base(scope, environment);
                return base.isPresent() ? at(history, base.get()) : everything(history);
            }
        } catch (IOException e) {
            throw new FlywaySettingsException(
                    "The Git repository cannot be read: %s. Without it, --from VERSION or --all say what is checked."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static Division withoutGit(
            MigrationHistory history, CheckScope scope, Path workingDirectory, Map<String, String> environment) {
        Optional<String> wanted = scope instanceof CheckScope.Base named
                ? Optional.of("--base " + named.revision())
                : CiRun.of(environment).map(run -> "To compare with the base of " + run.told());
        if (wanted.isPresent()) {
            throw new FlywaySettingsException(
                    "%s: %s is in no Git repository with a commit. Check the sources out with Git, or say with --from VERSION or --all what is checked."
                            .formatted(wanted.get(), workingDirectory));
        }
        return everything(history);
    }

    private static Division everything(MigrationHistory history) {
        return new Division(history.only(List.of()), DeploymentPlan.TOGETHER, Optional.empty());
    }

    private static Division at(MigrationHistory history, GitRevision revision) throws IOException {
        Map<Path, byte[]> contents = revision.files(history.directories());
        List<Path> added = history.directories().stream()
                .filter(directory -> contents.keySet().stream().noneMatch(file -> file.startsWith(directory)))
                .toList();
        if (!added.isEmpty()) {
            // A whole directory is new: where it was moved, its scripts have run long ago.
            Map<String, Path> scripts = new TreeMap<>();
            history.resources().all().stream()
                    .map(file -> Path.of(file.getAbsolutePathOnDisk()))
                    .filter(file -> added.stream().anyMatch(file::startsWith))
                    .forEach(file -> scripts.put(file.getFileName().toString(), file));
            revision.goneFiles(scripts.keySet())
                    .forEach((name, content) -> contents.put(Objects.requireNonNull(scripts.get(name)), content));
        }
        return new Division(
                history.as(contents, newClasses(history, revision)),
                DeploymentPlan.TOGETHER,
                Optional.of(revision.described()));
    }

    /** The project's own Java migrations of which the revision has no source: a class tells nothing of its age itself. */
    private static Set<String> newClasses(MigrationHistory history, GitRevision revision) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String name : history.ownClasses()) {
            String simple = name.substring(name.lastIndexOf('.') + 1);
            SOURCES.forEach(ending -> sources.put(simple + ending, name));
        }
        Set<String> added = new TreeSet<>(sources.values());
        if (!added.isEmpty()) {
            revision.namesAmong(sources.keySet()).forEach(source -> added.remove(sources.get(source)));
        }
        return added;
    }

    private static Division from(MigrationHistory history, String version) {
        MigrationVersion first = MigrationVersion.fromVersion(version);
        List<ResolvedScript> earlier = history.scripts().stream()
                .filter(script -> script.resolved().getVersion() != null
                        && script.resolved().getVersion().compareTo(first) < 0)
                .toList();
        boolean reached = history.scripts().stream()
                .anyMatch(script -> script.resolved().getVersion() != null
                        && script.resolved().getVersion().compareTo(first) >= 0);
        if (!reached) {
            throw new FlywaySettingsException("There is no migration of version %s or later; the last one is %s."
                    .formatted(version, lastVersion(history)));
        }
        return new Division(
                history.only(earlier),
                DeploymentPlan.TOGETHER,
                Optional.of("the migrations before version " + version));
    }

    private static String lastVersion(MigrationHistory history) {
        return history.scripts().stream()
                .flatMap(script -> script.script().version().stream())
                .reduce((first, second) -> second)
                .orElse("none");
    }
}
