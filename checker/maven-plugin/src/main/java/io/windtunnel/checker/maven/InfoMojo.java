package io.windtunnel.checker.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Shows which migrations are applied to a database and which are pending. */
@Mojo(name = "info", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
public final class InfoMojo extends DatabaseMojo {

    @Override
    String command() {
        return "info";
    }

    @Override
    String failure() {
        return "The history does not fit.";
    }
}
