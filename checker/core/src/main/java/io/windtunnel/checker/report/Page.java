package io.windtunnel.checker.report;

import io.windtunnel.views.text.VisibleText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The terminal report as it grows, line by line. */
final class Page {

    /** A server's message can quote a value of many megabytes. */
    private static final int LONGEST_PARAGRAPH = 10_000;

    private final TerminalStyle style;
    private final StringBuilder text = new StringBuilder();

    Page(TerminalStyle style) {
        this.style = style;
    }

    TerminalStyle style() {
        return style;
    }

    Glyphs glyphs() {
        return style.glyphs();
    }

    void blank() {
        text.append('\n');
    }

    /** One line, as wide as it is. */
    void line(Span... spans) {
        line(Arrays.asList(spans));
    }

    /** One line, as wide as it is. */
    void line(List<Span> spans) {
        String plain = spans.stream().map(Span::text).collect(Collectors.joining());
        if (VisibleText.isCommand(plain)) {
            // CI servers take such a line in a log for a command of the job, wherever its text came from.
            text.append('\\');
        }
        String painted = spans.stream()
                .map(span -> style.colour() ? span.ink().paint(span.text()) : span.text())
                .collect(Collectors.joining());
        text.append(painted.stripTrailing()).append('\n');
    }

    /** A line that begins a section: the rest of the width is ruled. */
    void heading(Span what, Span kind) {
        int used = VisibleText.width(what.text()) + VisibleText.width(kind.text()) + 2;
        String rule = glyphs().rule()
                .repeat(Math.max(0, style.width() - used - (kind.text().isEmpty() ? 0 : 1)));
        line(what, Span.of("  "), kind, Span.of(kind.text().isEmpty() ? "" : " "), Span.of(Ink.FAINT, rule));
    }

    /** Running text under a prefix that stands on its first line; the others are indented as far. A very long one is cut. */
    void paragraph(Span prefix, Ink ink, String running) {
        int indent = VisibleText.width(prefix.text());
        int room = Math.max(10, style.width() - indent);
        Span first = prefix;
        Span next = Span.of(" ".repeat(indent));
        for (String line : VisibleText.lines(VisibleText.bounded(running, LONGEST_PARAGRAPH))) {
            for (String piece : VisibleText.wrap(line, room)) {
                line(first, Span.of(ink, piece));
                first = next;
            }
        }
    }

    /** What was written so far. */
    @Override
    public String toString() {
        return text.toString();
    }
}
