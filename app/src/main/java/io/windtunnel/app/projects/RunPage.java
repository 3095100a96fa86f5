package io.windtunnel.app.projects;

import gg.jte.Content;
import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.review.RunDecisions;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run with its evidence.
 *
 * @param project the project
 * @param run the run
 * @param base the run that it is compared with: the last one of the branch that it is to go to
 * @param comparison what is new and what is gone since then
 * @param findings all of them, worst first
 * @param decisions what has been decided about them
 * @param views the report's own views
 */
public record RunPage(
        Project project,
        RunSummary run,
        Optional<RunSummary> base,
        Comparison comparison,
        List<Listed> findings,
        RunDecisions decisions,
        Content views) {

    public RunPage {
        findings = List.copyOf(findings);
    }

    /** How many findings that count, and are more than notes, have no decision in force. */
    public long waiting() {
        return findings.stream()
                .filter(Listed::isUrgent)
                .filter(listed -> !decisions.isDecided(listed.finding().fingerprint()))
                .count();
    }

    /**
     * What changed since the base's run.
     *
     * @param fresh how many findings it did not have
     * @param gone how many of its findings are no more
     */
    public record Comparison(int fresh, int gone) {}

    /**
     * A finding in the run's own list.
     *
     * @param finding as it was reported
     * @param isNew whether the base's run did not have it
     */
    public record Listed(Finding finding, boolean isNew) {

        /** For a class of the style sheet. */
        public String tone() {
            return finding.severity().name().toLowerCase(Locale.ROOT);
        }

        /** Its file and line; empty where it is about none. */
        public String place() {
            return finding.script().isEmpty()
                    ? ""
                    : finding.script() + (finding.startLine() > 0 ? ":" + finding.startLine() : "");
        }

        /** Whether it counts and is more than a note. */
        public boolean isUrgent() {
            return finding.suppressed().isEmpty() && finding.severity() != Severity.NOTE;
        }
    }
}
