package io.windtunnel.checker.rule;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Suppression;
import io.windtunnel.domain.server.ContentHash;
import io.windtunnel.domain.server.Decision;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Findings that a maintainer let pass. A decision holds for what was decided on: for another content of the script, or
 * another finding in it, it has lapsed.
 */
public final class RecordedDecisions {

    private final Map<String, List<Decision>> byFingerprint;
    private final Map<String, byte[]> scripts;

    /**
     * @param decisions in force, of all branches
     * @param scripts that were flown, as the report has them
     */
    public RecordedDecisions(List<Decision> decisions, List<Migration> scripts) {
        this.byFingerprint = decisions.stream().collect(Collectors.groupingBy(Decision::fingerprint));
        this.scripts = ContentHash.ofScripts(scripts);
    }

    /** The findings, those suppressed that were decided on; what is suppressed for another reason stays so. */
    public List<Finding> applied(List<Finding> findings) {
        return findings.stream()
                .map(finding -> isOpen(finding)
                        ? inForce(finding)
                                .map(decision -> finding.suppressed(new Suppression(reason(decision))))
                                .orElse(finding)
                        : finding)
                .toList();
    }

    /** Decisions that were about one of these findings once. */
    public List<Problem> lapsed(List<Finding> findings) {
        return findings.stream()
                .filter(RecordedDecisions::isOpen)
                .flatMap(finding -> of(finding).stream()
                        .filter(decision -> inForce(finding).isEmpty())
                        .max(Comparator.comparing(Decision::decidedAt))
                        .map(decision -> lapsed(decision, finding))
                        .stream())
                .toList();
    }

    private static boolean isOpen(Finding finding) {
        return finding.suppressed().isEmpty();
    }

    private List<Decision> of(Finding finding) {
        return byFingerprint.getOrDefault(finding.fingerprint(), List.of());
    }

    private Optional<Decision> inForce(Finding finding) {
        List<Decision> decisions = of(finding);
        if (decisions.isEmpty()) {
            return Optional.empty();
        }
        String hash = HexFormat.of().formatHex(ContentHash.of(finding, scripts));
        return decisions.stream()
                .filter(decision -> decision.contentHash().equals(hash))
                .max(Comparator.comparing(Decision::decidedAt));
    }

    private static String reason(Decision decision) {
        String verb =
                switch (decision.verdict()) {
                    case APPROVE -> "approved";
                    case ACCEPT_RISK -> "accepted";
                };
        return "%s by %s on %s: %s".formatted(verb, decision.person(), day(decision), decision.reason());
    }

    private static Problem lapsed(Decision decision, Finding finding) {
        return new Problem(
                "The decision of %s on %s about %s lapsed: the script changed since, or what is found in it."
                        .formatted(decision.person(), day(decision), finding.rule()),
                Optional.of("Have it decided anew on the review server."),
                Optional.of(finding.script()),
                Optional.of(finding.startLine()).filter(line -> line > 0));
    }

    private static LocalDate day(Decision decision) {
        return LocalDate.ofInstant(decision.decidedAt(), ZoneOffset.UTC);
    }
}
