package io.windtunnel.checker.rules.history;

import io.windtunnel.checker.observation.ScriptMissing;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** A migration that the base branch has is gone. */
public final class MissingMigration implements Rule {

    @Override
    public String id() {
        return "missing-migration";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Migration missing";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(ScriptMissing.class)
                .map(MissingMigration::violation)
                .toList();
    }

    private static Violation violation(ScriptMissing missing) {
        MigrationScript script = missing.script();
        String twice = missing.twin()
                .map(twin ->
                        " %s has the same text: a database that has run it runs it once more.".formatted(twin.path()))
                .orElse("");
        return new Violation(
                script,
                LineRange.NONE,
                "%s has %s, and it is gone here. %s%s"
                        .formatted(missing.base().name(), script.label(), consequence(missing), twice),
                help(missing),
                List.of(script.label()),
                List.of(Evidence.of("base", "%s has %s.".formatted(missing.base(), script.path()))),
                Optional.empty());
    }

    private static String consequence(ScriptMissing missing) {
        String other = "new databases do without what it does";
        return missing.isRefused()
                ? "flyway migrate stops on every database that has run it (\"Detected applied migration not resolved locally: %s\"), and %s."
                        .formatted(
                                missing.script()
                                        .version()
                                        .orElse(missing.script().description()),
                                other)
                : "flyway migrate says nothing of it on databases that have run it, and %s.".formatted(other);
    }

    private static String help(ScriptMissing missing) {
        if (missing.twin().isPresent()) {
            return "Give %s its earlier name back: %s."
                    .formatted(missing.twin().get().path(), missing.script().path());
        }
        return "Bring it back%s, and take back what it did in a new migration. Where a baseline script takes its place, set"
                        .formatted(Restoring.command(missing.base(), missing.script()))
                + " flyway.ignoreMigrationPatterns=*:missing.";
    }
}
