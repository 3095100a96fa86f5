package io.windtunnel.checker.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Applies the pending migrations to a database, as Flyway does. */
@Mojo(name = "migrate", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
public final class MigrateMojo extends DatabaseMojo {

    @Override
    String command() {
        return "migrate";
    }

    @Override
    String failure() {
        return "A script failed, or the history does not fit.";
    }
}
