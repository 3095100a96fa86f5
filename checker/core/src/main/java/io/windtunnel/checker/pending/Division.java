package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.observation.BaseRevision;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.pending.Discrepancies.Commit;
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
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

/**
 * A history cut in two.
 *
 * @param base what is applied without being watched
 * @param flown all of it: the base as it is, whatever the checkout has made of it, and the rest
 * @param plan how the rest goes live
 * @param described what the base is, for people: "main at 1a2b3c4"; empty where nothing is
 * @param discrepancies where the checkout does not go on from the base
 * @param parting what the base branch has got beside what is under check; empty where it has nothing
 */
public record Division(
        MigrationHistory base,
        MigrationHistory flown,
        DeploymentPlan plan,
        Optional<String> described,
        List<Trial> discrepancies,
        Optional<Parting> parting) {

    /** What classes are compiled from. */
    private static final List<String> SOURCES = List.of(".java", ".kt", ".groovy", ".scala");

    public Division {
        discrepancies = List.copyOf(discrepancies);
    }

    private Division(MigrationHistory base, MigrationHistory history, DeploymentPlan plan, Optional<String> described) {
        this(base, history, plan, described, List.of(), Optional.empty());
    }

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
            return new Division(history.only(List.of()), history, DeploymentPlan.ONE_BY_ONE, Optional.empty());
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
                Optional<GitHistory.Fork> fork = git.fork(scope, environment);
                return fork.isPresent() ? at(history, fork.get()) : everything(history);
            }
        } catch (IOException e) {
            throw new FlywaySettingsException(
                    "The Git repository cannot be read: %s. Without it, --from VERSION or --all say what is checked."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** The migrations under check, in Flyway's order: new ones, and repeatable ones with another text. */
    public List<ResolvedScript> pending() {
        return pending(base, flown);
    }

    private static List<ResolvedScript> pending(MigrationHistory base, MigrationHistory flown) {
        Map<ScriptKey, ResolvedScript> applied = ScriptKey.map(base);
        return flown.scripts().stream()
                .filter(script -> !ScriptKey.has(applied, script))
                .toList();
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
        return new Division(history.only(List.of()), history, DeploymentPlan.TOGETHER, Optional.empty());
    }

    private static Division at(MigrationHistory history, GitHistory.Fork fork) throws IOException {
        Commit base = commit(history, fork.base());
        Commit tip = fork.tip().is(fork.base().commit()) ? base : tip(history, fork.tip(), base);
        Commit parting = fork.parting().is(fork.base().commit()) ? base : commit(history, fork.parting());
        Discrepancies discrepancies = new Discrepancies(history, base, tip);
        MigrationHistory flown = discrepancies.flown();
        return new Division(
                base.history(),
                flown,
                DeploymentPlan.TOGETHER,
                Optional.of(fork.base().described()),
                discrepancies.find(),
                Parting.of(flown, pending(base.history(), flown), parting, tip));
    }

    private static Commit commit(MigrationHistory history, GitRevision revision) throws IOException {
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
        return new Commit(
                history.as(contents, newClasses(history, revision)),
                contents,
                new BaseRevision(revision.name(), revision.hash()));
    }

    private static Commit tip(MigrationHistory history, GitRevision revision, Commit base) throws IOException {
        try {
            return commit(history, revision);
        } catch (FlywayException e) {
            return base; // a branch with two migrations of one version will be told so by its own checks
        }
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
                history,
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
