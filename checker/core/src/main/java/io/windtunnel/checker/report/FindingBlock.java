package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Edit;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Fix;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.views.text.FixText;
import io.windtunnel.views.text.ScriptLines;
import io.windtunnel.views.text.VisibleText;

/** One finding: where, what, the SQL, what was seen, what to do. */
final class FindingBlock {

    private final Page page;
    private final ScriptLines scripts;

    FindingBlock(Page page, ScriptLines scripts) {
        this.page = page;
        this.scripts = scripts;
    }

    void write(Finding finding) {
        Ink ink = ink(finding.severity());
        page.heading(
                Span.of(Ink.STRONG, Place.of(finding.script(), finding.startLine())), Span.of(ink, finding.rule()));
        page.blank();
        page.paragraph(
                Span.of(ink, "  " + sign(finding.severity()) + " " + finding.severity() + ": "),
                Ink.STRONG,
                finding.title());
        page.blank();
        new Excerpt(page, scripts).write(finding);
        page.paragraph(Span.of("  "), Ink.PLAIN, finding.message());
        page.blank();
        writeEvidence(finding);
        labelled("help", finding.help());
        page.blank();
        finding.fix().ifPresent(this::writeFix);
    }

    private void writeEvidence(Finding finding) {
        for (Evidence evidence : finding.evidence()) {
            String place = evidence.script()
                    .map(script -> " (" + Place.of(script, evidence.startLine().orElse(0)) + ")")
                    .orElse("");
            labelled("seen", evidence.text() + place);
            if (!evidence.before().isEmpty() || !evidence.after().isEmpty()) {
                page.blank();
                Definitions.write(evidence.before(), evidence.after(), page);
                page.blank();
            }
        }
    }

    private void writeFix(Fix fix) {
        labelled("fix", fix.title() + " (" + FixText.state(fix) + ")");
        if (!FixText.shown(fix).isEmpty()) {
            labelled("flown", String.join(" ", FixText.shown(fix)));
        }
        String file = "";
        for (Edit edit : fix.edits()) {
            if (!edit.file().equals(file)) {
                file = edit.file();
                page.line(Span.of("        "), Span.of(Ink.FAINT, file));
            }
            writeEdit(edit);
        }
        page.blank();
    }

    private void writeEdit(Edit edit) {
        for (int line = edit.startLine(); line <= edit.endLine(); line++) {
            int number = line;
            // Lines between statements are not in the report: comments, blank ones.
            scripts.line(edit.file(), line).ifPresent(sql -> diffLine(Ink.REMOVED, "-", String.valueOf(number), sql));
        }
        for (String line : VisibleText.lines(edit.text())) {
            diffLine(Ink.ADDED, "+", "", line);
        }
    }

    private void diffLine(Ink ink, String sign, String number, String sql) {
        Span prefix = Span.of(
                ink, String.format("  %s %4s %s ", sign, number, page.glyphs().gutter()));
        page.paragraph(prefix, ink, sql.isEmpty() ? " " : sql);
    }

    private void labelled(String label, String text) {
        page.paragraph(Span.of(Ink.LABEL, String.format("  %-5s ", label)), Ink.PLAIN, text);
    }

    private String sign(Severity severity) {
        return switch (severity) {
            case ERROR -> page.glyphs().failed();
            case WARNING -> page.glyphs().warning();
            case NOTE -> page.glyphs().note();
        };
    }

    private static Ink ink(Severity severity) {
        return switch (severity) {
            case ERROR -> Ink.ERROR;
            case WARNING -> Ink.WARNING;
            case NOTE -> Ink.NOTE;
        };
    }
}
