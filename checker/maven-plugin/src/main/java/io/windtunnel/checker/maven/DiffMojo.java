package io.windtunnel.checker.maven;

import java.io.File;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Tells in what two schemas differ, or the SQL that leads from the one to the other; differences fail the build. */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
public final class DiffMojo extends ComparedMojo {

    /**
     * The schema as it is: migrations:DIR, ddl:FILE_OR_DIR, jooq:PACKAGE[@CLASSPATH] or
     * jdbc:postgresql://HOST[:PORT]/DATABASE. Default: the migrations of this module.
     */
    @Parameter(property = "windtunnel.from")
    private @Nullable String from;

    /** The schema as it is to be; likewise. */
    @Parameter(property = "windtunnel.to", required = true)
    private @Nullable String to;

    /** Print the SQL instead. */
    @Parameter(property = "windtunnel.sql", defaultValue = "false")
    private boolean sql;

    @Override
    String command() {
        return "diff";
    }

    @Override
    boolean isAboutThisModule() {
        return true;
    }

    @Override
    Arguments arguments() throws MojoExecutionException {
        return super.arguments()
                .option("--from", from == null ? ownMigrations() : source(from))
                .option("--to", source(to))
                .flag("--sql", sql);
    }

    private @Nullable String ownMigrations() {
        return Stream.concat(migrations().stream().map(File::toPath), usualDirectory().stream())
                .findFirst()
                .map(directory -> "migrations:" + directory)
                .orElse(null);
    }

    @Override
    String failure() {
        return "The schemas differ.";
    }
}
