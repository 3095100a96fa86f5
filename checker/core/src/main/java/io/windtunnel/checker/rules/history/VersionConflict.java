package io.windtunnel.checker.rules.history;

import io.windtunnel.checker.observation.BaseRevision;
import io.windtunnel.checker.observation.VersionOvertaken;
import io.windtunnel.checker.observation.VersionTaken;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A new migration has a version that the base branch has given away, or one before the base branch's newest. */
public final class VersionConflict implements Rule {

    @Override
    public String id() {
        return "version-conflict";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Version conflict";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Stream.concat(
                        deployment.trials(VersionTaken.class).map(VersionConflict::taken),
                        deployment.trials(VersionOvertaken.class).map(VersionConflict::overtaken))
                .toList();
    }

    private static Violation taken(VersionTaken taken) {
        MigrationScript script = taken.script();
        boolean isOneFile = script.path().equals(taken.other().path());
        String consequence = isOneFile
                ? "A database that has run the one refuses the other (\"Migration checksum mismatch for migration version %s\")."
                : "Once both are in one directory, Flyway refuses to run at all (\"Found more than one migration with version %s\").";
        return violation(
                script,
                "%s has given version %s to %s meanwhile. %s"
                        .formatted(
                                taken.base().name(),
                                version(script),
                                isOneFile
                                        ? "another " + script.path()
                                        : taken.other().path(),
                                consequence.formatted(version(script))),
                "Give it a version after the newest one of %s."
                        .formatted(taken.base().name()),
                taken.other(),
                taken.base());
    }

    private static Violation overtaken(VersionOvertaken overtaken) {
        MigrationScript script = overtaken.script();
        MigrationScript newest = overtaken.newest();
        String consequence = overtaken.isRefused()
                ? "flyway migrate stops on every database that has run that one (\"Detected resolved migration not applied to database: %s\")."
                        .formatted(version(script))
                : "flyway migrate passes over it in silence on every database that has run that one.";
        return violation(
                script,
                "Version %s comes before %s, which %s has already. %s"
                        .formatted(
                                version(script),
                                newest.label(),
                                overtaken.base().name(),
                                consequence),
                "Give it a version after %s, or set flyway.outOfOrder=true where the order does not matter."
                        .formatted(version(newest)),
                newest,
                overtaken.base());
    }

    private static Violation violation(
            MigrationScript script, String message, String help, MigrationScript other, BaseRevision base) {
        return new Violation(
                script,
                new LineRange(1, 1),
                message,
                help,
                List.of(script.label()),
                List.of(Evidence.of("base", "%s has %s.".formatted(base, other.path()))),
                Optional.empty());
    }

    private static String version(MigrationScript script) {
        return script.version().orElse("");
    }
}
