package io.windtunnel.checker.maven;

import java.io.File;
import java.util.List;
import java.util.Map;
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

    /**
     * default; strict: warnings are errors and notes are warnings; minimal: errors alone; design: the rules that are off
     * by themselves, too.
     */
    @Parameter(property = "windtunnel.preset")
    private @Nullable List<String> preset;

    /**
     * How bad what a rule finds is, by its id: error, warning, note, or off for not at all. On the command line:
     * -Dwindtunnel.rule.ID=LEVEL.
     */
    @Parameter
    private @Nullable Map<String, @Nullable String> rule;

    /**
     * rows-share and write-share, in percent, default 50 and 10; small-rows, default 10000; small-megabytes, default 16. On
     * the command line: -Dwindtunnel.threshold.NAME=VALUE.
     */
    @Parameter
    private @Nullable Map<String, @Nullable String> threshold;

    /**
     * What the names of new objects have to match as a whole, by their kind. On the command line:
     * -Dwindtunnel.namePattern.KIND=REGEX.
     */
    @Parameter
    private @Nullable Map<String, @Nullable String> namePattern;

    /** Findings that do not count, as windtunnel:baseline writes them. Default: windtunnel-baseline.json, if there is one. */
    @Parameter(property = "windtunnel.baseline")
    private @Nullable File baseline;

    /** Sample rows that an empty table gets before the flight. Default: 5. */
    @Parameter(property = "windtunnel.rows")
    private @Nullable Long rows;

    /** Fly over the rows that the scripts themselves leave. */
    @Parameter(property = "windtunnel.noSampleRows", defaultValue = "false")
    private boolean noSampleRows;

    /** SQL with rows of your own, run before sample rows are made up. */
    @Parameter(property = "windtunnel.seed")
    private @Nullable List<File> seed;

    /** Do not fly the undo scripts. */
    @Parameter(property = "windtunnel.noUndo", defaultValue = "false")
    private boolean noUndo;

    /** Find migrations without an undo script, also where there is none. */
    @Parameter(property = "windtunnel.requireUndo", defaultValue = "false")
    private boolean requireUndo;

    /**
     * What the code that runs now was written against, in the forms of the model. Default: the model as the base revision
     * has it, else the schema before.
     */
    @Parameter(property = "windtunnel.previousModel")
    private @Nullable String previousModel;

    /** Do not try the statements of the code that runs now. */
    @Parameter(property = "windtunnel.noOldCode", defaultValue = "false")
    private boolean noOldCode;

    /** Do not try who would have to wait. */
    @Parameter(property = "windtunnel.noSecondSession", defaultValue = "false")
    private boolean noSecondSession;

    /** How large production's tables are, as windtunnel table-sizes prints it. */
    @Parameter(property = "windtunnel.tableSizes")
    private @Nullable File tableSizes;

    /** Do not fly the fixes; they are shown as not tried. */
    @Parameter(property = "windtunnel.noFixes", defaultValue = "false")
    private boolean noFixes;

    @Override
    Arguments arguments() throws MojoExecutionException {
        return super.arguments()
                .files("--migrations", migrations())
                .option("--base", base)
                .option("--from", from)
                .flag("--all", all)
                .option("--model", source(model))
                .options("--preset", preset)
                .settings("--rule", settings("windtunnel.rule.", rule))
                .settings("--threshold", settings("windtunnel.threshold.", threshold))
                .settings("--name-pattern", settings("windtunnel.namePattern.", namePattern))
                .option("--baseline", baseline)
                .option("--rows", rows)
                .flag("--no-sample-rows", noSampleRows)
                .files("--seed", seed)
                .flag("--no-undo", noUndo)
                .flag("--require-undo", requireUndo)
                .option("--previous-model", source(previousModel))
                .flag("--no-old-code", noOldCode)
                .flag("--no-second-session", noSecondSession)
                .option("--table-sizes", tableSizes)
                .flag("--no-fixes", noFixes);
    }

    @Override
    List<String> defaults() throws MojoExecutionException {
        return generatedModel();
    }
}
