package io.windtunnel.checker.report.sarif;

import io.windtunnel.checker.report.JsonDocument;
import io.windtunnel.checker.report.Reporter;
import io.windtunnel.checker.report.RuleDescription;
import io.windtunnel.checker.report.sarif.SarifLog.AutomationDetails;
import io.windtunnel.checker.report.sarif.SarifLog.Configuration;
import io.windtunnel.checker.report.sarif.SarifLog.Driver;
import io.windtunnel.checker.report.sarif.SarifLog.Invocation;
import io.windtunnel.checker.report.sarif.SarifLog.Message;
import io.windtunnel.checker.report.sarif.SarifLog.Notification;
import io.windtunnel.checker.report.sarif.SarifLog.Rule;
import io.windtunnel.checker.report.sarif.SarifLog.Run;
import io.windtunnel.checker.report.sarif.SarifLog.Tool;
import io.windtunnel.checker.report.sarif.SarifLog.UriBase;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.views.text.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report as a log file of SARIF 2.1.0, within the limits of GitHub's code scanning. */
public final class SarifReporter implements Reporter {

    /** GitHub refuses a run that has more. */
    static final int MOST_RESULTS = 25_000;

    private static final int LONGEST_DESCRIPTION = 1_024;
    private static final int LONGEST_HELP = 20_000;
    private static final List<String> TAGS = List.of("database", "migration", "postgresql");

    private final List<RuleDescription> rules;

    /** A reporter that knows these rules; only those with a finding are described. */
    public SarifReporter(List<RuleDescription> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        List<Finding> findings = report.findings().stream().limit(MOST_RESULTS).toList();
        Map<String, RuleDescription> named = RuleDescription.of(findings, rules);
        Results results = new Results(report, List.copyOf(named.keySet()));
        Run run = new Run(
                new Tool(new Driver(
                        report.tool().name(),
                        report.tool().version(),
                        named.values().stream().map(SarifReporter::rule).toList())),
                new AutomationDetails("windtunnel/"),
                List.of(new Invocation(report.summary().outcome() != Outcome.ERROR, notifications(report))),
                Map.of(
                        Locations.SOURCE_ROOT,
                        new UriBase(Message.of("The directory that the check was started in, the repository's root"))),
                findings.stream().map(results::of).toList(),
                "utf16CodeUnits");
        JsonDocument.write(new SarifLog(SarifLog.SCHEMA, SarifLog.VERSION, List.of(run)), out);
    }

    private static Rule rule(RuleDescription rule) {
        String title = VisibleText.boundedLine(rule.title(), LONGEST_DESCRIPTION);
        String help = VisibleText.bounded(rule.help(), LONGEST_HELP);
        return new Rule(
                rule.id(),
                name(rule.id()),
                Message.of(title),
                new Message(VisibleText.boundedLine(rule.summary(), LONGEST_DESCRIPTION), Optional.empty()),
                new Message(help, Optional.of(help)),
                new Configuration(rule.severity().toString()),
                new TreeMap<>(Map.of(
                        "tags",
                        TAGS,
                        "precision",
                        "very-high",
                        "problem.severity",
                        rule.severity() == Severity.NOTE
                                ? "recommendation"
                                : rule.severity().toString())));
    }

    private static String name(String id) {
        return Arrays.stream(id.split("-", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static List<Notification> notifications(Report report) {
        String level = report.summary().outcome() == Outcome.ERROR ? "error" : "warning";
        List<Notification> notifications = new ArrayList<>();
        for (Problem problem : report.problems()) {
            notifications.add(new Notification(
                    level,
                    Message.of(Locations.text(problem.message()
                            + problem.help().map(help -> "\n" + help).orElse(""))),
                    problem.script().stream()
                            .map(script -> Locations.at(
                                    script,
                                    problem.line().orElse(0),
                                    problem.line().orElse(0),
                                    List.of()))
                            .toList()));
        }
        int more = report.findings().size() - MOST_RESULTS;
        if (more > 0) {
            notifications.add(new Notification(
                    "warning",
                    Message.of(more
                            + " more findings, none worse than these, are in the full report only: code scanning takes "
                            + MOST_RESULTS + " results of a run."),
                    List.of()));
        }
        return notifications;
    }
}
