package io.windtunnel.checker.report;

import io.windtunnel.checker.report.TerminalStyle.Detail;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import io.windtunnel.views.text.ScriptLines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report for a person at a terminal: each finding with its lines of SQL, then what was observed in short. */
public final class TerminalReporter implements Reporter {

    private final TerminalStyle style;

    public TerminalReporter(TerminalStyle style) {
        this.style = style;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Page page = new Page(style);
        if (style.detail() == Detail.VERBOSE) {
            MigrationListing.write(report, page);
        }
        ScriptLines scripts = ScriptLines.of(report);
        FindingBlock block = new FindingBlock(page, scripts);
        report.findings().stream()
                .filter(finding -> finding.suppressed().isEmpty())
                .forEach(block::write);
        if (style.detail() == Detail.VERBOSE) {
            report.findings().forEach(finding -> writeSuppressed(finding, page));
        }
        if (style.detail() != Detail.QUIET
                || !report.modelDiff().orElse(List.of()).isEmpty()) {
            DriftBlock.write(report, page);
        }
        writeProblems(report, page);
        boolean silent = style.detail() == Detail.QUIET
                && report.findings().isEmpty()
                && report.problems().isEmpty();
        if (!silent) {
            SummaryBlock.write(report, page);
        }
        out.write(page.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void writeSuppressed(Finding finding, Page page) {
        finding.suppressed()
                .ifPresent(suppression -> page.paragraph(
                        Span.of(Ink.FAINT, page.glyphs().bullet() + " "),
                        Ink.FAINT,
                        Place.of(finding.script(), finding.startLine()) + " " + finding.rule() + " is suppressed: "
                                + suppression.reason()));
    }

    private static void writeProblems(Report report, Page page) {
        if (report.problems().isEmpty()) {
            return;
        }
        page.heading(Span.of(Ink.STRONG, "Not observed"), Span.of(""));
        page.blank();
        for (Problem problem : report.problems()) {
            Span bullet = Span.of(Ink.WARNING, "  " + page.glyphs().warning() + " ");
            String place = problem.script()
                    .map(script -> Place.of(script, problem.line().orElse(0)) + "\n")
                    .orElse("");
            page.paragraph(bullet, Ink.PLAIN, place + problem.message());
            problem.help().ifPresent(help -> page.paragraph(Span.of("    "), Ink.FAINT, help));
        }
        page.blank();
    }
}
