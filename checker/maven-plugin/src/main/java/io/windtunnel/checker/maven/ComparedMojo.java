package io.windtunnel.checker.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal has that leads from one schema to another. */
abstract class ComparedMojo extends FlightMojo {

    /** These are renames, OLD:NEW. */
    @Parameter(property = "windtunnel.rename")
    private @Nullable List<String> rename;

    /** Take nothing for a rename but what is given. */
    @Parameter(property = "windtunnel.noRename", defaultValue = "false")
    private boolean noRename;

    @Override
    Arguments arguments() throws MojoExecutionException {
        return super.arguments().options("--rename", rename).flag("--no-rename", noRename);
    }
}
