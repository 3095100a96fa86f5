package io.windtunnel.checker.maven;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal has that flies scripts in a throwaway server. */
abstract class FlightMojo extends WindtunnelMojo {

    /** SQL files that an administrator runs before the first script: extensions, roles. */
    @Parameter(property = "windtunnel.before")
    private @Nullable List<File> before;

    /**
     * In which PostgreSQL: embedded[:MAJOR], docker[:IMAGE], system[:BIN_DIR] or jdbc:postgresql://... Default:
     * embedded, which Maven resolves for this machine.
     */
    @Parameter(property = "windtunnel.postgres")
    private @Nullable String postgres;

    /** Run the scripts as superuser: they can then read files and run programs as the server. */
    @Parameter(property = "windtunnel.superuser", defaultValue = "false")
    private boolean superuser;

    /**
     * Settings of the throwaway server, wal_level for example. On the command line: -Dwindtunnel.serverSetting.KEY=VALUE.
     */
    @Parameter
    private @Nullable Map<String, @Nullable String> serverSetting;

    /** Where servers and base histories are kept. Default: the user's cache. */
    @Parameter(property = "windtunnel.cacheDir")
    private @Nullable File cacheDir;

    /** Objects that are not compared: NAME or SCHEMA.NAME, * for any text. */
    @Parameter(property = "windtunnel.ignore")
    private @Nullable List<String> ignore;

    @Override
    Arguments arguments() throws MojoExecutionException {
        return new Arguments()
                .files("--before", before)
                .option("--postgres", postgres)
                .flag("--superuser", superuser)
                .settings("--server-setting", settings("windtunnel.serverSetting.", serverSetting))
                .option("--cache-dir", cacheDir)
                .options("--ignore", ignore);
    }

    /** The classes that jOOQ's plugin generates as the model, where nobody names another. */
    final List<String> generatedModel() throws MojoExecutionException {
        Optional<String> generated = new JooqInPom(project()).packageName();
        return generated.isPresent() ? List.of("--model=" + source("jooq:" + generated.get())) : List.of();
    }

    /** A source of a model; where classes of jOOQ are meant and no class path is named, the project's own is. */
    final @Nullable String source(@Nullable String source) throws MojoExecutionException {
        if (source == null || !source.startsWith("jooq:") || source.contains("@")) {
            return source;
        }
        return source + "@"
                + String.join(
                        File.pathSeparator,
                        classPath().stream().map(String::valueOf).toList());
    }
}
