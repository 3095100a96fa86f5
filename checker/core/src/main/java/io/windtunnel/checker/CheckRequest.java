package io.windtunnel.checker;

import io.windtunnel.checker.model.IgnoredObjects;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.domain.report.Severity;
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
 * @param failOn findings at this level or above fail the check; empty for never
 */
public record CheckRequest(
        RunSettings run,
        List<Path> migrations,
        CheckScope scope,
        Duration statementTimeout,
        Optional<ModelSource> model,
        IgnoredObjects ignored,
        Optional<Severity> failOn) {

    /** How long a statement may run where nothing else is said. */
    public static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofMinutes(2);

    public CheckRequest {
        migrations = List.copyOf(migrations);
    }
}
