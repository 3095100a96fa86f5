package io.windtunnel.checker;

import io.windtunnel.checker.sandbox.ArtifactSource;
import io.windtunnel.checker.sandbox.MavenArtifacts;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.checker.sandbox.ScriptRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the team's scripts are run, whatever for.
 *
 * @param workingDirectory an absolute path; relative ones start here, and scripts are named relative to it
 * @param environment the environment variables that Flyway's settings are looked for in
 * @param flywaySettings settings given by the user, with or without the prefix "flyway."
 * @param classPath jars and directories with Java migrations and callbacks
 * @param before SQL files that are run by the administrator before the scripts, in order
 * @param postgres where the server comes from
 * @param scriptRole what the role that runs the scripts may do
 * @param serverSettings PostgreSQL settings for the sandbox's server
 * @param cacheDirectory where servers and base histories are kept; empty for the user's cache
 * @param artifacts where the binaries of an embedded server come from that is not carried along
 */
public record RunSettings(
        Path workingDirectory,
        Map<String, String> environment,
        Map<String, String> flywaySettings,
        List<Path> classPath,
        List<Path> before,
        SandboxSource postgres,
        ScriptRole scriptRole,
        Map<String, String> serverSettings,
        Optional<Path> cacheDirectory,
        ArtifactSource artifacts) {

    public RunSettings {
        environment = Map.copyOf(environment);
        flywaySettings = Map.copyOf(flywaySettings);
        classPath = List.copyOf(classPath);
        before = List.copyOf(before);
        serverSettings = Map.copyOf(serverSettings);
    }

    /**
     * The usual: the embedded server of the default version, scripts run by a plain owner, the process's variables.
     *
     * @param workingDirectory relative paths start here
     */
    public static RunSettings in(Path workingDirectory) {
        return new RunSettings(
                workingDirectory.toAbsolutePath().normalize(),
                System.getenv(),
                Map.of(),
                List.of(),
                List.of(),
                SandboxSource.parse("embedded"),
                ScriptRole.PLAIN_OWNER,
                Map.of(),
                Optional.empty(),
                new MavenArtifacts());
    }

    /**
     * The sandbox for it.
     *
     * @param base names the state to start from
     * @param notes takes lines that the user should read
     */
    SandboxRequest sandbox(Optional<String> base, Consumer<String> notes) {
        return new SandboxRequest(
                postgres,
                cacheDirectory.orElseGet(Sandboxes::defaultCacheDirectory),
                base,
                scriptRole,
                serverSettings,
                artifacts,
                notes);
    }
}
