package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.views.text.ScriptLines;
import io.windtunnel.views.text.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A finding's lines of SQL with their numbers and a mark under them. */
final class Excerpt {

    /** A longer range loses its middle. */
    private static final int MOST_LINES = 9;

    private static final int HEAD = 5;
    private static final int TAIL = 3;

    private final Page page;
    private final ScriptLines scripts;

    Excerpt(Page page, ScriptLines scripts) {
        this.page = page;
        this.scripts = scripts;
    }

    /** Writes nothing where the report does not have the lines. */
    void write(Finding finding) {
        List<Integer> lines = IntStream.rangeClosed(finding.startLine(), finding.endLine())
                .filter(line -> scripts.line(finding.script(), line).isPresent())
                .boxed()
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        Ink ink = finding.severity() == Severity.ERROR ? Ink.ERROR : Ink.WARNING;
        int digits = String.valueOf(finding.endLine() + 1).length();
        Rows rows = new Rows(finding.script(), digits, ink);
        if (lines.size() == 1) {
            single(lines.get(0), rows);
        } else {
            range(lines, rows);
        }
        page.blank();
    }

    /** How the rows of one excerpt are written. */
    private record Rows(String script, int digits, Ink ink) {}

    private void single(int line, Rows rows) {
        context(line - 1, rows);
        String sql = row(line, "", rows);
        int indent = sql.length() - sql.stripLeading().length();
        int marked = VisibleText.width(sql.stripLeading());
        mark(" ".repeat(indent) + "^".repeat(Math.max(1, marked)), rows);
        context(line + 1, rows);
    }

    private void range(List<Integer> lines, Rows rows) {
        boolean cut = lines.size() > MOST_LINES;
        String last = "";
        for (int i = 0; i < lines.size(); i++) {
            if (cut && i == HEAD) {
                int skipped = lines.size() - HEAD - TAIL;
                page.line(
                        Span.of(Ink.FAINT, gutter(page.glyphs().skipped(), rows)),
                        Span.of(rows.ink(), page.glyphs().gutter()),
                        Span.of(Ink.FAINT, " " + skipped + " more lines"));
                i += skipped;
            }
            last = row(
                    lines.get(i),
                    i == 0 ? page.glyphs().spanStart() : page.glyphs().gutter(),
                    rows);
        }
        String bar = page.glyphs().spanEnd();
        mark(bar + page.glyphs().underline().repeat(Math.max(0, VisibleText.width(last) - 1)) + "^", rows);
    }

    private void context(int line, Rows rows) {
        if (scripts.line(rows.script(), line).isPresent()) {
            row(line, "", rows);
        }
    }

    /** Writes a line of SQL behind its number and gives back what is shown of it. */
    private String row(int line, String bar, Rows rows) {
        Optional<String> sql = scripts.line(rows.script(), line);
        String before = gutter(String.valueOf(line), rows);
        String room = bar.isEmpty() ? "" : bar + " ";
        int width = page.style().width() - VisibleText.width(before) - room.length();
        String shown = VisibleText.cut(sql.orElse(""), width, page.glyphs().ellipsis());
        page.line(Span.of(Ink.FAINT, before), Span.of(rows.ink(), room), Span.of(shown));
        return shown;
    }

    private void mark(String mark, Rows rows) {
        page.line(Span.of(Ink.FAINT, gutter("", rows)), Span.of(rows.ink(), mark));
    }

    private String gutter(String number, Rows rows) {
        return "  " + " ".repeat(Math.max(0, rows.digits() - number.length())) + number + " "
                + page.glyphs().gutter() + " ";
    }
}
