package io.windtunnel.checker.rule;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Suppression;
import java.util.List;
import java.util.Set;

/**
 * Findings that were there when a team began to check: they are told apart and fail nothing.
 *
 * @param name where it stands, for people
 * @param fingerprints of the findings, which stay the same when lines move
 */
public record Baseline(String name, Set<String> fingerprints) {

    public Baseline {
        fingerprints = Set.copyOf(fingerprints);
    }

    /** The findings, those that it knows suppressed. */
    public List<Finding> applied(List<Finding> findings) {
        Suppression known = new Suppression("it stands in " + name);
        return findings.stream()
                .map(finding -> fingerprints.contains(finding.fingerprint()) ? finding.suppressed(known) : finding)
                .toList();
    }
}
