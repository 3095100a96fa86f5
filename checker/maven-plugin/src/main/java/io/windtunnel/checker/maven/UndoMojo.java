package io.windtunnel.checker.maven;

import java.io.File;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Takes the newest applied migrations back with their undo scripts, after a dry flight in a throwaway server. */
@Mojo(name = "undo", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
public final class UndoMojo extends DatabaseMojo {

    /** So many of the newest versions. Default: 1. */
    @Parameter(property = "windtunnel.count")
    private @Nullable Integer count;

    /** Every version that is newer than this one; 0 for all. */
    @Parameter(property = "windtunnel.to")
    private @Nullable String to;

    /** SQL files that an administrator runs before the first script of the dry flight. */
    @Parameter(property = "windtunnel.before")
    private @Nullable List<File> before;

    /** In which PostgreSQL it is tried first. */
    @Parameter(property = "windtunnel.postgres")
    private @Nullable String postgres;

    /** Run the scripts as superuser there. */
    @Parameter(property = "windtunnel.superuser", defaultValue = "false")
    private boolean superuser;

    /** Settings of the throwaway server. */
    @Parameter
    private @Nullable Map<String, @Nullable String> serverSetting;

    /** Where servers and base histories are kept. Default: the user's cache. */
    @Parameter(property = "windtunnel.cacheDir")
    private @Nullable File cacheDir;

    @Override
    String command() {
        return "undo";
    }

    @Override
    Arguments arguments() throws MojoExecutionException {
        return super.arguments()
                .option("--count", count)
                .option("--to", to)
                .files("--before", before)
                .option("--postgres", postgres)
                .flag("--superuser", superuser)
                .settings("--server-setting", settings("windtunnel.serverSetting.", serverSetting))
                .option("--cache-dir", cacheDir);
    }

    @Override
    String failure() {
        return "An undo script failed.";
    }
}
