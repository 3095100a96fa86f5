package io.windtunnel.checker.cli;

import io.windtunnel.checker.BaselineFile;
import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.CheckRequest;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code windtunnel baseline}: what is found now is known from now on. */
@Command(
        name = "baseline",
        description = "Check, and write the findings into a file: a later check tells them apart and does not fail "
                + "because of them.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel baseline [OPTIONS]",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel baseline --all",
            "      begin with a history that has findings, and look at new ones alone",
            "",
            "Exit code: 0 written, 2 wrong usage or configuration, 3 the checker could not",
            "do its work."
        })
final class BaselineCommand implements Callable<Integer> {

    @ArgGroup(validate = false, order = 1, heading = "%nThe scripts:%n")
    private RunOptions.Migrations what = new RunOptions.Migrations();

    @ArgGroup(multiplicity = "0..1", order = 2, heading = "%nWhich of them are checked (one of these):%n")
    private CheckOptions.Scope scope = new CheckOptions.Scope();

    @ArgGroup(validate = false, order = 3, heading = "%nWhat the schema is compared with:%n")
    private CheckOptions.Comparison comparison = new CheckOptions.Comparison();

    @ArgGroup(validate = false, order = 3, heading = RuleOptions.HEADING)
    private RuleOptions rules = new RuleOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nWhat is written:%n")
    private CheckOptions.Known known = new CheckOptions.Known();

    @ArgGroup(validate = false, order = 4, heading = EvidenceOptions.HEADING)
    private EvidenceOptions evidence = new EvidenceOptions();

    @ArgGroup(validate = false, order = 5, heading = RunOptions.Server.HEADING)
    private RunOptions.Server where = new RunOptions.Server();

    @ArgGroup(validate = false, order = 6, heading = RunOptions.Telling.HEADING)
    private RunOptions.Telling telling = new RunOptions.Telling();

    private final Surroundings surroundings;
    private final CheckRun run;

    BaselineCommand(Surroundings surroundings, CheckRun run) {
        this.surroundings = surroundings;
        this.run = run;
    }

    @Override
    public Integer call() throws UsageException, CheckException, IOException {
        List<String> problems = what.problems(surroundings);
        problems.addAll(rules.problems());
        problems.addAll(evidence.problems(surroundings));
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        Path file = known.named();
        Report report = ShownProgress.during(surroundings, telling.quiet, progress -> run.check(request(), progress));
        PrintStream out = new PrintStream(surroundings.out(), true, StandardCharsets.UTF_8);
        if (report.summary().outcome() == Outcome.ERROR) {
            report.problems().forEach(problem -> out.println(problem.message()));
            return ExitCodes.CHECKER;
        }
        try (OutputStream stream =
                Files.newOutputStream(surroundings.workingDirectory().resolve(file))) {
            int findings = BaselineFile.write(report, stream);
            out.println(file + " holds " + findings + (findings == 1 ? " finding" : " findings")
                    + ". Commit it; windtunnel check reads it from here.");
        }
        return 0;
    }

    private CheckRequest request() {
        return new CheckRequest(
                RunOptions.settings(surroundings, what, where),
                what.migrations,
                scope.chosen(),
                CheckRequest.DEFAULT_STATEMENT_TIMEOUT,
                comparison.model,
                comparison.ignored(),
                false,
                rules.settings(),
                Optional.empty(),
                List.of(),
                evidence.settings(),
                Optional.empty());
    }
}
