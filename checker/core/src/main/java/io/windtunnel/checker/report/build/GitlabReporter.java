package io.windtunnel.checker.report.build;

import io.windtunnel.checker.report.JsonDocument;
import io.windtunnel.checker.report.Reporter;
import io.windtunnel.checker.report.RuleDescription;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.views.text.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Findings as GitLab's code quality shows them in a merge request. What was suppressed is left out: the format has no
 * word for it.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format">The format</a>
 */
public final class GitlabReporter implements Reporter {

    private static final int LONGEST_TEXT = 2_000;

    private record Violation(
            String description, String check_name, String fingerprint, String severity, Location location) {}

    private record Location(String path, Lines lines) {}

    private record Lines(int begin) {}

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Set<String> fingerprints = new HashSet<>();
        List<Violation> violations = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (finding.suppressed().isEmpty()) {
                violations.add(new Violation(
                        VisibleText.bounded(
                                finding.message().isBlank() ? finding.rule() : finding.message(), LONGEST_TEXT),
                        RuleDescription.idOf(finding),
                        unique(VisibleText.boundedLine(finding.fingerprint(), 200), fingerprints),
                        severity(finding.severity()),
                        new Location(BuildPath.of(finding.script()), new Lines(Math.max(1, finding.startLine())))));
            }
        }
        JsonDocument.write(violations, out);
    }

    /** GitLab shows one of those that have the same. */
    private static String unique(String fingerprint, Set<String> taken) {
        String unique = fingerprint;
        for (int i = 2; !taken.add(unique); i++) {
            unique = fingerprint + "-" + i;
        }
        return unique;
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "major";
            case NOTE -> "info";
        };
    }
}
