package io.windtunnel.checker;

import io.windtunnel.checker.report.HtmlReporter;
import io.windtunnel.checker.report.JsonReporter;
import io.windtunnel.checker.report.Reporter;
import io.windtunnel.checker.report.TerminalReporter;
import io.windtunnel.checker.report.TerminalStyle;
import io.windtunnel.checker.report.build.GitlabReporter;
import io.windtunnel.checker.report.build.JunitReporter;
import io.windtunnel.checker.report.build.SonarqubeReporter;
import io.windtunnel.checker.report.github.AnnotationReporter;
import io.windtunnel.checker.report.github.MarkdownReporter;
import io.windtunnel.checker.report.sarif.SarifReporter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The one list of formats: the values of {@code --format}. */
public enum ReportFormat {
    TERMINAL,
    JSON,
    SARIF,
    MARKDOWN,
    HTML,
    GITHUB,
    JUNIT,
    SONARQUBE,
    GITLAB;

    /**
     * The format of this name.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    public static ReportFormat parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is not a format that this version writes; use " + names()));
    }

    /** Every format, for messages: "a, b or c". */
    public static String names() {
        List<String> names = Arrays.stream(values()).map(ReportFormat::toString).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /** The name of a file with a report in this format, where nobody gave one. */
    public String fileName() {
        return switch (this) {
            case TERMINAL, GITHUB -> "report." + this + ".txt";
            case JSON, SARIF -> "report." + this;
            case MARKDOWN -> "report.md";
            case HTML -> "report.html";
            case JUNIT -> "TEST-windtunnel.xml";
            case SONARQUBE, GITLAB -> "report." + this + ".json";
        };
    }

    /** Whether it shows the schema before and after. */
    public boolean showsSchema() {
        return this == JSON || this == HTML;
    }

    /** What writes this format; the style is for the terminal's alone. */
    public Reporter reporter(TerminalStyle style) {
        return switch (this) {
            case TERMINAL -> new TerminalReporter(style);
            case JSON -> new JsonReporter();
            case SARIF -> new SarifReporter(RuleCatalogue.all());
            case MARKDOWN -> new MarkdownReporter();
            case HTML -> new HtmlReporter();
            case GITHUB -> new AnnotationReporter();
            case JUNIT -> new JunitReporter();
            case SONARQUBE -> new SonarqubeReporter(RuleCatalogue.all());
            case GITLAB -> new GitlabReporter();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
