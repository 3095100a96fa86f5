package io.windtunnel.checker.cli.action;

import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.report.TerminalStyle;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Summary;
import io.windtunnel.views.text.VisibleText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs the check once, and puts its report where GitHub shows it: log, annotations, summary, outputs, files. */
public final class CheckStep {

    /** The report that the comment is made of. */
    static final String JSON = "report.json";

    static final String MARKDOWN = "report.md";

    /** By the name of the format, which is that of the output, too. */
    private static final Map<String, String> FILES =
            Map.of("json", JSON, "markdown", MARKDOWN, "html", "report.html", "sarif", "report.sarif");

    private static final int LONGEST_COMPLAINT = 4_000;

    private final ActionInputs inputs;
    private final Check check;
    private final PrintStream log;
    private final Runner runner;

    /** The command. */
    @FunctionalInterface
    public interface Check {

        /**
         * Runs it.
         *
         * @param out standard output
         * @param err standard error
         * @return its exit code
         */
        int run(PrintStream out, PrintStream err, List<String> arguments);
    }

    /** @param log where the runner reads the step's output, in UTF-8 */
    public CheckStep(ActionInputs inputs, Check check, PrintStream log) {
        this.inputs = inputs;
        this.check = check;
        this.log = log;
        this.runner = new Runner(inputs, log);
    }

    /**
     * Runs the step.
     *
     * @return 0: the exit code of the check is an output, so that the steps after this one can do their work first
     * @throws IOException when the reports cannot be written
     */
    public int run() throws IOException {
        try {
            Path reports = Files.createDirectories(inputs.reports());
            for (String file : FILES.values()) {
                Files.deleteIfExists(reports.resolve(file));
            }
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            int exitCode = runner.withoutCommands(() ->
                    check.run(log, new PrintStream(both(told), true, StandardCharsets.UTF_8), arguments(reports)));
            runner.output("exit-code", exitCode);
            runner.output("name", inputs.name());
            runner.output("reports", reports);
            if (Files.exists(reports.resolve(JSON))) {
                deliver(reports);
            } else {
                complain(told.toString(StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            runner.output("exit-code", 2);
            complain(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    private List<String> arguments(Path reports) {
        List<String> arguments = new ArrayList<>(List.of("check"));
        arguments.addAll(inputs.arguments());
        arguments.addAll(List.of(
                "--no-publish", // that is a step of its own, which has the token
                "--format",
                "terminal",
                "--format",
                "json",
                "--output",
                reports.resolve(JSON).toString()));
        return arguments;
    }

    private void deliver(Path reports) throws IOException {
        Path root = Path.of(inputs.variable("GITHUB_WORKSPACE")
                .orElseGet(() -> inputs.workingDirectory().toString()));
        Report report = new RepositoryPaths(inputs.workingDirectory(), root).read(reports.resolve(JSON));
        for (ReportFormat format : ReportFormat.values()) {
            if (FILES.containsKey(format.toString())) {
                Path file = reports.resolve(FILES.get(format.toString()));
                Files.write(file, written(format, report));
                runner.output(format.toString(), file);
            }
        }
        runner.command(written(ReportFormat.GITHUB, report));
        runner.summary(Files.readString(reports.resolve(MARKDOWN)));
        Summary summary = report.summary();
        runner.output("outcome", summary.outcome());
        runner.output("errors", summary.errors());
        runner.output("warnings", summary.warnings());
        runner.output("notes", summary.notes());
    }

    private static byte[] written(ReportFormat format, Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.reporter(TerminalStyle.PLAIN).write(report, out);
        return out.toByteArray();
    }

    /** There is no report: the words on standard error are all that is known. */
    private void complain(String told) throws IOException {
        String message = VisibleText.bounded(told.strip(), LONGEST_COMPLAINT);
        runner.error(message);
        String html = message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        runner.summary("**✖ Windtunnel could not check the migrations**\n\n<pre>\n" + html + "\n</pre>\n");
        runner.output("outcome", "error");
        for (String count : Arrays.asList("errors", "warnings", "notes")) {
            runner.output(count, 0);
        }
    }

    private OutputStream both(ByteArrayOutputStream kept) {
        return new OutputStream() {
            @Override
            public void write(int unit) {
                kept.write(unit);
                log.write(unit);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                kept.write(bytes, from, count);
                log.write(bytes, from, count);
            }

            @Override
            public void flush() {
                log.flush();
            }
        };
    }
}
