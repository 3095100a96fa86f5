package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.StoredReport;
import io.windtunnel.checker.report.TerminalStyle.Detail;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code windtunnel render}: a stored report in any of the formats. */
@Command(
        name = "render",
        description = "Write a stored report in other formats, without a flight.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel render REPORT.json [OPTIONS]",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel render report.json",
            "      read it at the terminal",
            "  windtunnel render report.json --format sarif --output report.sarif \\",
            "      --format markdown --output comment.md",
            "  windtunnel check --format json | windtunnel render - --format markdown",
            "",
            "Exit code: 0 written, whatever the report says, 2 wrong usage or no report."
        })
final class RenderCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "REPORT.json",
            description = "What windtunnel check --format json wrote; - is standard input.")
    private Path stored = Path.of("-");

    @ArgGroup(exclusive = false, multiplicity = "0..*", order = 1, heading = "%nThe report:%n")
    private List<CheckOptions.Output> outputs = new ArrayList<>();

    @ArgGroup(validate = false, order = 2, heading = RunOptions.Telling.HEADING)
    private Telling telling = new Telling();

    private final Surroundings surroundings;

    RenderCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** How a terminal is told. */
    private static final class Telling {

        @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never. Default: auto.")
        private RunOptions.ColorChoice color = RunOptions.ColorChoice.AUTO;

        @Option(
                names = {"-v", "--verbose"},
                description = "Tell what every statement did; a stack trace for a failure of the checker.")
        private boolean verbose;
    }

    @Override
    public Integer call() throws UsageException, CheckException, IOException {
        List<ReportOutput> wanted = ReportOutputs.of(outputs, surroundings);
        List<String> problems = ReportOutputs.problems(wanted);
        boolean fromInput = stored.toString().equals("-");
        if (!fromInput) {
            RunOptions.missing("the report", stored, surroundings).ifPresent(problems::add);
            if (Files.isDirectory(surroundings.workingDirectory().resolve(stored))) {
                problems.add(stored + " is a directory; name the report in it");
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        Report report = fromInput
                ? StoredReport.read(surroundings.in().readAllBytes(), "Standard input")
                : StoredReport.read(
                        Files.readAllBytes(surroundings.workingDirectory().resolve(stored)), stored.toString());
        for (ReportOutput output : wanted) {
            Detail detail = telling.verbose ? Detail.VERBOSE : Detail.NORMAL;
            output.write(
                    report,
                    Colours.style(telling.color, output.file().isEmpty(), surroundings, detail),
                    surroundings.out());
        }
        surroundings.out().flush();
        return 0;
    }
}
