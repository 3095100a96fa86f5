package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.trace.DeploymentPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/**
 * A history cut in two.
 *
 * @param base what is applied without being watched
 * @param plan how the rest goes live
 * @param described what the base is, for people: "the migrations of main at 1a2b3c4"
 */
public record Division(MigrationHistory base, DeploymentPlan plan, String described) {

    /**
     * Cuts a history.
     *
     * @param workingDirectory where a Git repository is looked for
     * @throws FlywaySettingsException when the scope names what does not exist
     */
    public static Division of(MigrationHistory history, CheckScope scope, Path workingDirectory) {
        if (scope instanceof CheckScope.All) {
            return new Division(history.only(List.of()), DeploymentPlan.ONE_BY_ONE, "nothing");
        }
        if (scope instanceof CheckScope.From from) {
            return from(history, from.version());
        }
        Optional<GitRevision> revision = scope instanceof CheckScope.Base base
                ? Optional.of(GitRevision.of(workingDirectory, base.revision()))
                : GitRevision.ofDefaultBranch(workingDirectory);
        return revision.map(found -> at(history, found))
                .orElseGet(() -> new Division(history.only(List.of()), DeploymentPlan.TOGETHER, "nothing"));
    }

    private static Division at(MigrationHistory history, GitRevision revision) {
        Map<Path, byte[]> contents = revision.files(history.directories());
        return new Division(history.as(contents), DeploymentPlan.TOGETHER, revision.described());
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
        return new Division(history.only(earlier), DeploymentPlan.TOGETHER, "the migrations before version " + version);
    }

    private static String lastVersion(MigrationHistory history) {
        return history.scripts().stream()
                .flatMap(script -> script.script().version().stream())
                .reduce((first, second) -> second)
                .orElse("none");
    }
}
