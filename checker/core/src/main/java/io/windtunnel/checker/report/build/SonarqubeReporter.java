package io.windtunnel.checker.report.build;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.windtunnel.checker.report.JsonDocument;
import io.windtunnel.checker.report.Reporter;
import io.windtunnel.checker.report.RuleDescription;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.views.text.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Findings as generic issues, the format of SonarQube 10.3 and later. What was suppressed is left out: the format has no
 * word for it.
 *
 * @see <a href="https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/importing-external-issues/generic-issue-import-format/">The
 *     format</a>
 */
public final class SonarqubeReporter implements Reporter {

    private static final String ENGINE = "windtunnel";
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_PLACES = 100;

    private final List<RuleDescription> rules;

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Document(List<Rule> rules, List<Issue> issues) {}

    private record Rule(
            String id,
            String name,
            String description,
            String engineId,
            String cleanCodeAttribute,
            String type,
            String severity,
            List<Impact> impacts) {}

    private record Impact(String softwareQuality, String severity) {}

    private record Issue(String ruleId, Location primaryLocation, List<Location> secondaryLocations) {}

    private record Location(String message, String filePath, Optional<TextRange> textRange) {}

    private record TextRange(int startLine, int endLine) {}

    /** A reporter that knows these rules; only those with a finding are described. */
    public SonarqubeReporter(List<RuleDescription> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        List<Finding> findings = report.findings().stream()
                .filter(finding -> finding.suppressed().isEmpty())
                .toList();
        Map<String, Severity> worst = findings.stream()
                .collect(Collectors.toMap(
                        RuleDescription::idOf,
                        Finding::severity,
                        (one, other) -> Comparator.<Severity>naturalOrder().compare(one, other) < 0 ? one : other));
        JsonDocument.write(
                new Document(
                        RuleDescription.of(findings, rules).values().stream()
                                .map(rule -> rule(rule, worst.getOrDefault(rule.id(), rule.severity())))
                                .toList(),
                        findings.stream().map(SonarqubeReporter::issue).toList()),
                out);
    }

    /** SonarQube takes the severity from the rule, so it is that of its worst finding. */
    private static Rule rule(RuleDescription rule, Severity severity) {
        return new Rule(
                rule.id(),
                VisibleText.boundedLine(rule.title(), LONGEST_NAME),
                VisibleText.bounded(rule.summary(), LONGEST_TEXT),
                ENGINE,
                "LOGICAL",
                "BUG",
                switch (severity) {
                    case ERROR -> "CRITICAL";
                    case WARNING -> "MAJOR";
                    case NOTE -> "INFO";
                },
                List.of(new Impact(
                        "RELIABILITY",
                        switch (severity) {
                            case ERROR -> "HIGH";
                            case WARNING -> "MEDIUM";
                            case NOTE -> "LOW";
                        })));
    }

    private static Issue issue(Finding finding) {
        return new Issue(
                RuleDescription.idOf(finding),
                location(
                        finding.message() + "\n" + finding.help(),
                        finding.script(),
                        finding.startLine(),
                        finding.endLine()),
                finding.evidence().stream()
                        .filter(evidence -> evidence.script().isPresent())
                        .limit(MOST_PLACES)
                        .map(SonarqubeReporter::location)
                        .toList());
    }

    private static Location location(Evidence evidence) {
        int line = evidence.startLine().orElse(0);
        return location(evidence.text(), evidence.script().orElse(""), line, line);
    }

    private static Location location(String message, String script, int startLine, int endLine) {
        String visible = VisibleText.bounded(message, LONGEST_TEXT).strip();
        return new Location(
                visible.isEmpty() ? "(no message)" : visible,
                BuildPath.of(script),
                startLine < 1 ? Optional.empty() : Optional.of(new TextRange(startLine, Math.max(startLine, endLine))));
    }
}
