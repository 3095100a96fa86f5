package io.windtunnel.checker;

import io.windtunnel.checker.model.IgnoredObjects;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.domain.server.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be checked, and how.
 *
 * @param run how scripts are run
 * @param migrations directories with scripts; empty to take Flyway's settings or the usual place
 * @param scope which migrations are under check
 * @param statementTimeout a statement that runs longer is stopped
 * @param model what the migrations' schema is compared with
 * @param ignored what is left out of that comparison
 * @param schemaShown whether the report carries the schema before and after
 * @param rules which rules are asked, and how bad what they find is
 * @param baseline a file with findings that are known and do not count, as {@link BaselineFile} writes it
 * @param decisions of maintainers, in force: what they let pass does not count
 * @param evidence what is tried beside flying the migrations once
 * @param failOn findings at this level or above fail the check; empty for never
 */
public record CheckRequest(
        RunSettings run,
        List<Path> migrations,
        CheckScope scope,
        Duration statementTimeout,
        Optional<ModelSource> model,
        IgnoredObjects ignored,
        boolean schemaShown,
        RuleSettings rules,
        Optional<Path> baseline,
        List<Decision> decisions,
        EvidenceSettings evidence,
        Optional<Severity> failOn) {

    /** How long a statement may run where nothing else is said. */
    public static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofMinutes(2);

    public CheckRequest {
        migrations = List.copyOf(migrations);
        decisions = List.copyOf(decisions);
    }

    /**
     * What the command does without options in this directory: what the default branch does not have is checked, in the
     * embedded server, and errors fail the check.
     */
    public static CheckRequest in(Path workingDirectory) {
        return new CheckRequest(
                RunSettings.in(workingDirectory),
                List.of(),
                new CheckScope.Pending(),
                DEFAULT_STATEMENT_TIMEOUT,
                Optional.empty(),
                IgnoredObjects.NONE,
                true,
                RuleSettings.DEFAULT,
                Optional.empty(),
                List.of(),
                EvidenceSettings.ALL,
                Optional.of(Severity.ERROR));
    }

    /** The same for the scripts of these directories. */
    public CheckRequest withMigrations(Path... directories) {
        return new CheckRequest(
                run,
                List.of(directories),
                scope,
                statementTimeout,
                model,
                ignored,
                schemaShown,
                rules,
                baseline,
                decisions,
                evidence,
                failOn);
    }

    /** The same with other migrations under check. */
    public CheckRequest withScope(CheckScope checked) {
        return new CheckRequest(
                run,
                migrations,
                checked,
                statementTimeout,
                model,
                ignored,
                schemaShown,
                rules,
                baseline,
                decisions,
                evidence,
                failOn);
    }

    /** The same with the schema at the end compared with a model. */
    public CheckRequest withModel(ModelSource source) {
        return new CheckRequest(
                run,
                migrations,
                scope,
                statementTimeout,
                Optional.of(source),
                ignored,
                schemaShown,
                rules,
                baseline,
                decisions,
                evidence,
                failOn);
    }

    /** The same with other settings of the run. */
    public CheckRequest withRun(RunSettings settings) {
        return new CheckRequest(
                settings,
                migrations,
                scope,
                statementTimeout,
                model,
                ignored,
                schemaShown,
                rules,
                baseline,
                decisions,
                evidence,
                failOn);
    }

    /** The same with other things tried. */
    public CheckRequest withEvidence(EvidenceSettings tried) {
        return new CheckRequest(
                run,
                migrations,
                scope,
                statementTimeout,
                model,
                ignored,
                schemaShown,
                rules,
                baseline,
                decisions,
                tried,
                failOn);
    }
}
