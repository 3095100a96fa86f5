package io.windtunnel.checker.maven;

import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.cli.CheckRun;
import io.windtunnel.domain.report.Summary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/** Flies the migrations in a throwaway PostgreSQL, writes what Postgres was seen to do, and fails the build on findings. */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class CheckMojo extends ScopeMojo {

    private static final String CLASSIFIER = "migration-report";

    /** The build fails on findings of this level or worse: error, warning or never. Default: error. */
    @Parameter(property = "windtunnel.failOn")
    private @Nullable String failOn;

    /** A statement that runs longer, in seconds, is stopped. Default: 120. */
    @Parameter(property = "windtunnel.statementTimeout")
    private @Nullable Integer statementTimeout;

    /**
     * Write the fixes that were flown and verified into pending scripts, never into those that the base branch has, and
     * check again.
     */
    @Parameter(property = "windtunnel.fix", defaultValue = "false")
    private boolean fix;

    /** With fix: write nothing, and show the fixes as a patch in the log. */
    @Parameter(property = "windtunnel.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * Hand the report in at this review server, with the token of the variable WINDTUNNEL_TOKEN; what comes of that changes
     * no verdict.
     */
    @Parameter(property = "windtunnel.publish")
    private @Nullable String publish;

    /** Hand it in nowhere, whatever windtunnel.yml says. */
    @Parameter(property = "windtunnel.noPublish", defaultValue = "false")
    private boolean noPublish;

    /** The build breaks where the report could not be handed in. */
    @Parameter(property = "windtunnel.publishRequired", defaultValue = "false")
    private boolean publishRequired;

    /** Holds the project's token, in place of the variable. */
    @Parameter(property = "windtunnel.publishTokenFile")
    private @Nullable File publishTokenFile;

    /**
     * Findings that maintainers let pass, which do not count: the address of a review server, or a file that it exported.
     */
    @Parameter(property = "windtunnel.decisions")
    private @Nullable String decisions;

    /** The reports that are written beside the one in the log. */
    @Parameter(property = "windtunnel.format", defaultValue = "json,html")
    private @Nullable List<String> format;

    /** Where the reports go. */
    @Parameter(property = "windtunnel.reportDirectory", defaultValue = "${project.build.directory}/windtunnel")
    private @Nullable File reportDirectory;

    /** Attach the reports to the project, with the classifier migration-report, so that they are installed and deployed. */
    @Parameter(property = "windtunnel.attach", defaultValue = "false")
    private boolean attach;

    @Inject
    private @Nullable MavenProjectHelper helper;

    private @Nullable RememberedCheck check;

    @Override
    String command() {
        return "check";
    }

    @Override
    CheckRun check() {
        return present(check);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path directory = directory();
        check = new RememberedCheck(directory.resolve("last"), getLog()::info);
        try {
            super.execute();
        } finally {
            if (attach && present(check).report().isPresent()) {
                attach(directory);
            }
        }
    }

    private void attach(Path directory) {
        for (ReportFormat written : formats()) {
            String name = written.fileName();
            present(helper)
                    .attachArtifact(
                            project(),
                            name.substring(name.lastIndexOf('.') + 1),
                            CLASSIFIER,
                            directory.resolve(name).toFile());
        }
    }

    @Override
    Arguments arguments() throws MojoExecutionException {
        Path directory = directory();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The reports cannot be written to " + directory + ": " + e.getMessage(), e);
        }
        Arguments arguments = super.arguments()
                .option("--fail-on", failOn)
                .option("--statement-timeout", statementTimeout)
                .option("--publish", publish)
                .flag("--no-publish", noPublish)
                .flag("--publish-required", publishRequired)
                .option("--publish-token-file", publishTokenFile)
                .option("--decisions", decisions)
                .flag("--fix", fix)
                .flag("--dry-run", dryRun);
        if (!dryRun) {
            arguments.option("--format", ReportFormat.TERMINAL).option("--output", "-");
        }
        formats()
                .forEach(wanted ->
                        arguments.option("--format", wanted).option("--output", directory.resolve(wanted.fileName())));
        return arguments;
    }

    private Path directory() {
        return present(reportDirectory).toPath();
    }

    private List<ReportFormat> formats() {
        return Optional.ofNullable(format).orElse(List.of()).stream()
                .map(String::strip)
                .map(ReportFormat::parse)
                .toList();
    }

    @Override
    String failure() {
        String counts = present(check)
                .report()
                .map(report -> report.summary())
                .map(CheckMojo::counts)
                .orElse("A script failed");
        return counts + ". The reports are in " + directory() + ".";
    }

    private static String counts(Summary summary) {
        return "The migrations have " + count(summary.errors(), "error") + ", " + count(summary.warnings(), "warning")
                + " and " + count(summary.notes(), "note");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
