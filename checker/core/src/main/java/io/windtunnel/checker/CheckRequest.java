package io.windtunnel.checker;

import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.ScriptRole;
import io.windtunnel.domain.report.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be checked, and how.
 *
 * @param workingDirectory an absolute path; relative ones start here, and scripts are named relative to it
 * @param migrations directories with scripts; empty to take Flyway's settings or the usual place
 * @param classPath jars and directories with Java migrations and callbacks
 * @param flywaySettings settings given by the user, with or without the prefix "flyway."
 * @param environment the environment variables that Flyway's settings are looked for in
 * @param scope which migrations are under check
 * @param postgres where the server comes from
 * @param scriptRole what the role that runs the scripts may do
 * @param serverSettings PostgreSQL settings for the sandbox's server
 * @param before SQL files that are run by the administrator before the history, in order
 * @param failOn findings at this level or above fail the check; empty for never
 * @param statementTimeout a statement that runs longer is stopped
 * @param cacheDirectory where servers and base histories are kept; empty for the user's cache
 */
public record CheckRequest(
        Path workingDirectory,
        List<Path> migrations,
        List<Path> classPath,
        Map<String, String> flywaySettings,
        Map<String, String> environment,
        CheckScope scope,
        SandboxSource postgres,
        ScriptRole scriptRole,
        Map<String, String> serverSettings,
        List<Path> before,
        Optional<Severity> failOn,
        Duration statementTimeout,
        Optional<Path> cacheDirectory) {

    /** How long a statement may run where nothing else is said. */
    public static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofMinutes(2);

    public CheckRequest {
        migrations = List.copyOf(migrations);
        classPath = List.copyOf(classPath);
        flywaySettings = Map.copyOf(flywaySettings);
        environment = Map.copyOf(environment);
        serverSettings = Map.copyOf(serverSettings);
        before = List.copyOf(before);
    }
}
