package io.windtunnel.checker.report.sarif;

import io.windtunnel.checker.report.RuleDescription;
import io.windtunnel.checker.report.sarif.SarifLog.ArtifactChange;
import io.windtunnel.checker.report.sarif.SarifLog.CodeFlow;
import io.windtunnel.checker.report.sarif.SarifLog.Location;
import io.windtunnel.checker.report.sarif.SarifLog.Message;
import io.windtunnel.checker.report.sarif.SarifLog.Region;
import io.windtunnel.checker.report.sarif.SarifLog.Replacement;
import io.windtunnel.checker.report.sarif.SarifLog.Result;
import io.windtunnel.checker.report.sarif.SarifLog.ThreadFlow;
import io.windtunnel.checker.report.sarif.SarifLog.ThreadFlowLocation;
import io.windtunnel.domain.report.Edit;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Fix;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Report;
import io.windtunnel.views.text.FixText;
import io.windtunnel.views.text.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Findings as SARIF's results. */
final class Results {

    /** Our own kind of fingerprint: GitHub takes its own from the line's text and warns of another under its name. */
    private static final String FINGERPRINT = "windtunnel/v1";

    private static final int MOST_EVIDENCE = 100;
    private static final int LONGEST_EDIT = 100_000;

    private final List<String> ruleIds;
    private final Map<String, Integer> order = new LinkedHashMap<>();

    Results(Report report, List<String> ruleIds) {
        this.ruleIds = ruleIds;
        for (Migration migration : report.migrations()) {
            order.putIfAbsent(migration.script(), order.size());
        }
    }

    Result of(Finding finding) {
        Location place = Locations.at(finding.script(), finding.startLine(), finding.endLine(), finding.objects());
        List<Evidence> elsewhere = finding.evidence().stream()
                .filter(evidence -> evidence.script().isPresent())
                .limit(MOST_EVIDENCE)
                .toList();
        String rule = RuleDescription.idOf(finding);
        return new Result(
                rule,
                ruleIds.indexOf(rule),
                finding.severity().toString(),
                Message.of(Locations.text(said(finding))),
                List.of(place),
                Map.of(FINGERPRINT, VisibleText.boundedLine(finding.fingerprint(), 200)),
                IntStream.range(0, elsewhere.size())
                        .mapToObj(i -> Locations.numbered(i + 1, location(elsewhere.get(i))))
                        .toList(),
                elsewhere.isEmpty() ? List.of() : List.of(flow(finding, elsewhere)),
                finding.suppressed().stream()
                        .map(suppressed -> new SarifLog.Suppression(
                                "external", "accepted", VisibleText.bounded(suppressed.reason(), 1_000)))
                        .toList(),
                finding.fix().stream()
                        .filter(fix -> fix.edits().stream().allMatch(Results::isAtLines))
                        .map(Results::of)
                        .toList());
    }

    private static String said(Finding finding) {
        return Stream.concat(
                        Stream.of(finding.message(), finding.help()),
                        finding.evidence().stream()
                                .filter(evidence -> evidence.script().isEmpty())
                                .limit(MOST_EVIDENCE)
                                .map(evidence -> "Seen: " + evidence.text()))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static Location location(Evidence evidence) {
        int line = evidence.startLine().orElse(0);
        return Locations.saying(evidence.text(), Locations.at(evidence.script().orElse(""), line, line, List.of()));
    }

    /** The finding's places in the order in which they ran. */
    private CodeFlow flow(Finding finding, List<Evidence> elsewhere) {
        record Stop(String script, int line, Location location) {}
        List<Stop> stops = new ArrayList<>();
        elsewhere.forEach(evidence -> stops.add(
                new Stop(evidence.script().orElse(""), evidence.startLine().orElse(0), location(evidence))));
        stops.add(new Stop(
                finding.script(),
                finding.startLine(),
                Locations.saying(
                        finding.title(),
                        Locations.at(finding.script(), finding.startLine(), finding.endLine(), List.of()))));
        stops.sort(Comparator.comparing((Stop stop) -> order.getOrDefault(stop.script(), order.size()))
                .thenComparing(Stop::line));
        return new CodeFlow(List.of(new ThreadFlow(stops.stream()
                .map(stop -> new ThreadFlowLocation(stop.location()))
                .toList())));
    }

    private static boolean isAtLines(Edit edit) {
        return edit.startLine() > 0
                && edit.endLine() >= edit.startLine()
                && edit.text().length() <= LONGEST_EDIT;
    }

    private static SarifLog.Fix of(Fix fix) {
        Map<String, List<Edit>> byFile = fix.edits().stream()
                .collect(Collectors.groupingBy(Edit::file, LinkedHashMap::new, Collectors.toList()));
        return new SarifLog.Fix(
                Message.of(Locations.text(said(fix))),
                byFile.entrySet().stream()
                        .map(file -> new ArtifactChange(
                                Locations.artifact(file.getKey()),
                                file.getValue().stream().map(Results::of).toList()))
                        .toList());
    }

    private static String said(Fix fix) {
        return Stream.concat(
                        Stream.of(fix.title() + " (" + FixText.state(fix) + ")"),
                        FixText.shown(fix).stream().limit(MOST_EVIDENCE))
                .collect(Collectors.joining("\n"));
    }

    /** Without columns a region ends before its last line break, so lines that go take the start of the next along. */
    private static Replacement of(Edit edit) {
        Region region = edit.text().isEmpty()
                ? new Region(edit.startLine(), Optional.of(1), Optional.of(edit.endLine() + 1), Optional.of(1))
                : Region.lines(edit.startLine(), edit.endLine());
        return new Replacement(region, Message.of(edit.text()));
    }
}
