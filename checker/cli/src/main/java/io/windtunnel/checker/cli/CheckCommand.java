package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.cli.CheckOptions.FailOn;
import io.windtunnel.checker.report.TerminalStyle;
import io.windtunnel.checker.report.TerminalStyle.Detail;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code windtunnel check}: from the options to the reports and the exit code. */
@Command(
        name = "check",
        description = "Fly migrations in a throwaway PostgreSQL and report what Postgres was seen to do.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel check [OPTIONS]",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel check",
            "      what this branch adds to the default branch",
            "  windtunnel check --migrations db/migration --all",
            "      audit a whole history",
            "  windtunnel check --from 42 --format terminal --format json --output out.json",
            "      read one report, keep the other",
            "  windtunnel check --model jooq:com.shop.db@target/classes:jooq.jar",
            "      do the generated classes agree with the migrations?",
            "  windtunnel check --publish https://windtunnel.example.org",
            "      hand the report in at the review server",
            "  windtunnel check --fix --dry-run | git apply",
            "      look at the fixes, or take them over",
            "",
            "Exit code: 0 nothing found, 1 findings, 2 wrong usage or configuration,",
            "3 the checker could not do its work."
        })
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private CheckOptions options = new CheckOptions();

    private final Surroundings surroundings;
    private final CheckRun run;

    CheckCommand(Surroundings surroundings, CheckRun run) {
        this.surroundings = surroundings;
        this.run = run;
    }

    CheckOptions options() {
        return options;
    }

    @Override
    public Integer call() throws UsageException, CheckException, IOException {
        List<ReportOutput> outputs = options.fixes.isPrinted() && options.outputs.isEmpty()
                ? List.of() // the patch is all that is wanted
                : ReportOutputs.of(options.outputs, surroundings);
        ReviewServer server = new ReviewServer(options.server, options.destination.chosen(), surroundings);
        failOnProblems(outputs, server);
        CheckRequest request = request(outputs, server);
        Report report = check(request);
        FixRun fixes = new FixRun(surroundings, options.how.quiet);
        if (options.fixes.isPrinted()) {
            fixes.print(request, report);
        } else if (options.fixes.isWritten() && fixes.write(request, report)) {
            report = check(request);
        }
        for (ReportOutput output : outputs) {
            output.write(report, style(output), surroundings.out());
        }
        surroundings.out().flush();
        return server.publish(
                report,
                exitCode(report.summary().outcome()),
                !options.how.quiet && outputs.stream().anyMatch(ReportOutput::isShown));
    }

    private Report check(CheckRequest request) throws CheckException {
        return ShownProgress.during(surroundings, options.how.quiet, progress -> run.check(request, progress));
    }

    private CheckRequest request(List<ReportOutput> outputs, ReviewServer server) throws CheckException {
        return new CheckRequest(
                RunOptions.settings(surroundings, options.what, options.where),
                options.what.migrations,
                options.scope.chosen(),
                options.how.statementTimeout,
                options.comparison.model,
                options.comparison.ignored(),
                server.isPublished()
                        || outputs.stream().anyMatch(output -> output.format().showsSchema()),
                options.rules.settings(),
                options.known.file(surroundings),
                server.decisions(),
                options.evidence.settings(),
                failOn(options.how.failOn));
    }

    private static Optional<Severity> failOn(FailOn level) {
        return switch (level) {
            case ERROR -> Optional.of(Severity.ERROR);
            case WARNING -> Optional.of(Severity.WARNING);
            case NEVER -> Optional.empty();
        };
    }

    private static int exitCode(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> 0;
            case FAILED -> ExitCodes.FINDINGS;
            case ERROR -> ExitCodes.CHECKER;
        };
    }

    private void failOnProblems(List<ReportOutput> outputs, ReviewServer server) throws UsageException {
        List<String> problems = options.what.problems(surroundings);
        problems.addAll(options.rules.problems());
        problems.addAll(options.evidence.problems(surroundings));
        problems.addAll(ReportOutputs.problems(outputs));
        problems.addAll(options.fixes.problems(options, outputs));
        problems.addAll(server.problems());
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    private TerminalStyle style(ReportOutput output) {
        Detail detail = options.how.quiet ? Detail.QUIET : options.how.verbose ? Detail.VERBOSE : Detail.NORMAL;
        return Colours.style(options.how.color, output.file().isEmpty(), surroundings, detail);
    }
}
