package io.windtunnel.checker.report.build;

import io.windtunnel.checker.report.build.JunitCase.Result;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.views.text.VisibleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script and what is said of it.
 *
 * @param millis how long its statements took
 */
record JunitSuite(String name, double millis, List<JunitCase> cases) {

    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_TEXT = 8_000;

    JunitSuite {
        cases = List.copyOf(cases);
    }

    String count(Result result) {
        return String.valueOf(
                cases.stream().filter(one -> one.result() == result).count());
    }

    /** The scripts in the order in which they ran, then the files that only a finding or a problem names. */
    static List<JunitSuite> of(Report report) {
        Severity failing = failing(report);
        Map<String, List<JunitCase>> cases = new LinkedHashMap<>();
        Map<String, Double> millis = new HashMap<>();
        for (Migration migration : report.migrations()) {
            cases.computeIfAbsent(migration.script(), script -> new ArrayList<>());
            millis.merge(
                    migration.script(),
                    migration.statements().stream()
                            .mapToDouble(Statement::durationMillis)
                            .sum(),
                    Double::sum);
        }
        for (Finding finding : report.findings()) {
            cases.computeIfAbsent(finding.script(), script -> new ArrayList<>()).add(of(finding, failing));
        }
        for (Problem problem : report.problems()) {
            cases.computeIfAbsent(problem.script().orElse("windtunnel"), script -> new ArrayList<>())
                    .add(of(problem, report.summary().outcome()));
        }
        return cases.entrySet().stream()
                .map(script -> new JunitSuite(
                        line(script.getKey()),
                        millis.getOrDefault(script.getKey(), 0.0),
                        script.getValue().isEmpty()
                                ? List.of(JunitCase.passed("nothing found"))
                                : uniquelyNamed(script.getValue())))
                .toList();
    }

    /** From where on a finding fails its case: the same build is not to be red here and green there. */
    private static Severity failing(Report report) {
        boolean byWarnings =
                report.summary().outcome() == Outcome.FAILED && report.summary().errors() == 0;
        return byWarnings ? Severity.WARNING : Severity.ERROR;
    }

    private static JunitCase of(Finding finding, Severity failing) {
        Result result = finding.suppressed().isPresent()
                ? Result.SKIPPED
                : finding.severity().isAtLeast(failing) ? Result.FAILURE : Result.PASSED;
        String place = finding.startLine() > 0 ? " (line " + finding.startLine() + ")" : "";
        String message = finding.suppressed()
                .map(suppressed -> "suppressed: " + suppressed.reason())
                .orElse(finding.title());
        return new JunitCase(line(finding.rule() + place), result, line(finding.rule()), line(message), text(finding));
    }

    private static String text(Finding finding) {
        String place = finding.startLine() > 0 ? finding.script() + ":" + finding.startLine() : finding.script();
        return VisibleText.bounded(
                Stream.concat(
                                Stream.of(place, finding.severity() + ": " + finding.message(), finding.help()),
                                finding.evidence().stream().map(Evidence::text).map(text -> "seen: " + text))
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n")),
                LONGEST_TEXT);
    }

    /** What could not be observed has neither passed nor failed. */
    private static JunitCase of(Problem problem, Outcome outcome) {
        return new JunitCase(
                "not observed"
                        + problem.line().map(line -> " (line " + line + ")").orElse(""),
                outcome == Outcome.ERROR ? Result.ERROR : Result.SKIPPED,
                "not-observed",
                line(problem.message()),
                VisibleText.bounded(
                        problem.message()
                                + problem.help().map(help -> "\n" + help).orElse(""),
                        LONGEST_TEXT));
    }

    /** Servers take two cases of one name for one. */
    private static List<JunitCase> uniquelyNamed(List<JunitCase> cases) {
        Set<String> names = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        return cases.stream()
                .map(one -> {
                    String name = one.name();
                    while (!names.add(name)) {
                        name = one.name() + ", " + (seen.merge(one.name(), 1, Integer::sum) + 1);
                    }
                    return one.named(name);
                })
                .toList();
    }

    private static String line(String text) {
        return VisibleText.boundedLine(text, LONGEST_NAME);
    }
}
