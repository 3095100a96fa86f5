package io.windtunnel.checker.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal has that checks: which scripts, against which model, and what is known. */
abstract class ScopeMojo extends FlightMojo {

    /**
     * Check what this Git revision does not have. Default: what the default branch does not have, or everything outside
     * of Git.
     */
    @Parameter(property = "windtunnel.base")
    private @Nullable String base;

    /** Check the scripts of this version and later; the earlier ones are applied unwatched. */
    @Parameter(property = "windtunnel.from")
    private @Nullable String from;

    /** Check every script, each as a deployment of its own. */
    @Parameter(property = "windtunnel.all", defaultValue = "false")
    private boolean all;

    /**
     * What the schema has to be like after the last migration: migrations:DIR, ddl:FILE_OR_DIR,
     * jooq:PACKAGE[@CLASSPATH] or jdbc:postgresql://HOST[:PORT]/DATABASE. Default: the package that jooq-codegen-maven
     * generates, if its classes are compiled in this module.
     */
    @Parameter(property = "windtunnel.model")
    private @Nullable String model;

    /** Findings that do not count, as windtunnel:baseline writes them. Default: windtunnel-baseline.json, if there is one. */
    @Parameter(property = "windtunnel.baseline")
    private @Nullable File baseline;

    @Override
    Arguments arguments() throws MojoExecutionException {
        return super.arguments()
                .files("--migrations", migrations())
                .option("--base", base)
                .option("--from", from)
                .flag("--all", all)
                .option("--model", source(model))
                .option("--baseline", baseline);
    }

    @Override
    List<String> defaults() throws MojoExecutionException {
        return generatedModel();
    }
}
