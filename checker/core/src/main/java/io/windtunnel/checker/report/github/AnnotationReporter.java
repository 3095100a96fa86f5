package io.windtunnel.checker.report.github;

import io.windtunnel.checker.report.Reporter;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.views.text.Count;
import io.windtunnel.views.text.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings, and what could not be observed, as annotations at file and line: workflow commands for the log of a step, and
 * nothing else that could be taken for one.
 */
public final class AnnotationReporter implements Reporter {

    /** GitHub shows no more of each level in one step. */
    static final int MOST_OF_A_LEVEL = 10;

    private static final int LONGEST_MESSAGE = 4_000;
    private static final int LONGEST_PROPERTY = 500;

    /** An annotation; the line is 0 where there is none, the file empty where there is none. */
    private record Annotation(Severity level, String file, int startLine, int endLine, String title, String message) {}

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        List<Annotation> all = annotations(report);
        Map<Severity, List<Annotation>> byLevel = all.stream().collect(Collectors.groupingBy(Annotation::level));
        StringBuilder commands = new StringBuilder();
        int shown = 0;
        for (Severity level : Severity.values()) {
            for (Annotation annotation : byLevel.getOrDefault(level, List.of()).stream()
                    .limit(MOST_OF_A_LEVEL)
                    .toList()) {
                commands.append(command(annotation)).append('\n');
                shown++;
            }
        }
        if (shown < all.size()) {
            commands.append("windtunnel: ")
                    .append(Count.of(all.size() - shown, "more annotation"))
                    .append(" in the full report; GitHub shows ")
                    .append(MOST_OF_A_LEVEL)
                    .append(" of a level\n");
        }
        out.write(commands.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** What stopped the check stands before what it had found until then; what it merely missed stands after it. */
    private static List<Annotation> annotations(Report report) {
        boolean stopped = report.summary().outcome() == Outcome.ERROR;
        List<Annotation> problems = report.problems().stream()
                .map(problem -> of(problem, stopped ? Severity.ERROR : Severity.WARNING))
                .toList();
        List<Annotation> findings = report.findings().stream()
                .filter(finding -> finding.suppressed().isEmpty())
                .map(AnnotationReporter::of)
                .toList();
        return (stopped ? Stream.of(problems, findings) : Stream.of(findings, problems))
                .flatMap(List::stream)
                .toList();
    }

    private static Annotation of(Finding finding) {
        return new Annotation(
                finding.severity(),
                finding.script(),
                finding.startLine(),
                finding.endLine(),
                finding.title() + " (" + finding.rule() + ")",
                finding.message() + "\n" + finding.help());
    }

    private static Annotation of(Problem problem, Severity level) {
        return new Annotation(
                level,
                problem.script().orElse(""),
                problem.line().orElse(0),
                problem.line().orElse(0),
                "Not observed",
                problem.message() + problem.help().map(help -> "\n" + help).orElse(""));
    }

    private static String command(Annotation annotation) {
        List<String> properties = new ArrayList<>();
        if (!annotation.file().isEmpty()) {
            properties.add("file=" + property(annotation.file().replaceFirst("^(\\./+)+", "")));
        }
        if (annotation.startLine() > 0) {
            properties.add("line=" + annotation.startLine());
            properties.add("endLine=" + Math.max(annotation.startLine(), annotation.endLine()));
        }
        properties.add("title=" + property(annotation.title()));
        String message = VisibleText.bounded(annotation.message(), LONGEST_MESSAGE);
        return "::" + name(annotation.level()) + " " + String.join(",", properties) + "::" + data(message);
    }

    private static String name(Severity level) {
        return level == Severity.NOTE ? "notice" : level.toString();
    }

    private static String property(String text) {
        return data(VisibleText.boundedLine(text, LONGEST_PROPERTY))
                .replace(":", "%3A")
                .replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
