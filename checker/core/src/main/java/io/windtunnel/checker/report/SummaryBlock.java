package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Summary;
import io.windtunnel.views.text.CompatibilitySummary;
import io.windtunnel.views.text.Count;
import io.windtunnel.views.text.Observed;
import io.windtunnel.views.text.UndoSummary;
import java.util.List;
import java.util.Locale;

/** The last lines: the outcome, and what it stands on. */
final class SummaryBlock {

    private SummaryBlock() {}

    static void write(Report report, Page page) {
        Summary summary = report.summary();
        Glyphs glyphs = page.glyphs();
        String counts = Summaries.counts(summary);
        switch (summary.outcome()) {
            case PASSED ->
                page.paragraph(
                        Span.of(Ink.PASSED, glyphs.passed() + " "), Ink.PASSED, "Passed" + passed(report, counts));
            case FAILED -> page.paragraph(Span.of(Ink.ERROR, glyphs.failed() + " "), Ink.ERROR, "Failed: " + counts);
            case ERROR ->
                page.paragraph(
                        Span.of(Ink.ERROR, glyphs.failed() + " "),
                        Ink.ERROR,
                        "Not finished: the problems above say why" + (counts.isEmpty() ? "" : "; so far " + counts));
        }
        page.paragraph(Span.of("  "), Ink.PLAIN, flown(report));
        UndoSummary.line(report).ifPresent(line -> page.paragraph(Span.of("  "), Ink.PLAIN, line));
        CompatibilitySummary.lines(report).forEach(line -> page.paragraph(Span.of("  "), Ink.PLAIN, line));
        List<String> claims = Observed.claims(report);
        if (!claims.isEmpty()) {
            page.paragraph(Span.of("  "), Ink.PLAIN, "Seen on what was there before:");
            claims.forEach(claim -> page.paragraph(Span.of(Ink.FAINT, "  " + glyphs.bullet() + " "), Ink.PLAIN, claim));
        } else if (summary.statementsObserved() > 0 && summary.outcome() != Outcome.ERROR) {
            page.paragraph(
                    Span.of("  "),
                    Ink.PLAIN,
                    "Nothing that was there before was dropped, rewritten, scanned or blocked.");
        }
    }

    private static String passed(Report report, String counts) {
        if (report.summary().migrationsChecked() == 0) {
            return ": nothing is pending"
                    + report.base()
                            .map(base -> "; every migration is in " + base)
                            .orElse("")
                    + " (--all checks the whole history)";
        }
        return counts.isEmpty() ? ": nothing found" : ", with " + counts;
    }

    private static String flown(Report report) {
        Summary summary = report.summary();
        return Count.of(summary.migrationsChecked(), "migration") + " and "
                + Count.of(summary.statementsObserved(), "statement") + " flown in PostgreSQL "
                + report.postgres().version() + " (" + report.postgres().source() + ")"
                + report.base().map(base -> " on top of " + base).orElse("") + " in "
                + String.format(Locale.ROOT, "%.2f s", report.timings().totalMillis() / 1000.0);
    }
}
