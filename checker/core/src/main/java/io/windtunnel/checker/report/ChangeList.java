package io.windtunnel.checker.report;

import io.windtunnel.checker.report.TerminalStyle.Detail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Changes for a person and for a pipe: one line each, then what was left open. */
public final class ChangeList {

    private final TerminalStyle style;

    /** A list in this style; {@link Detail#QUIET} has the changes alone. */
    public ChangeList(TerminalStyle style) {
        this.style = style;
    }

    /**
     * Writes it.
     *
     * @param changes in words
     * @param doubtful renames that may be meant, OLD:NEW
     * @param notCompared a sentence each
     */
    public void write(List<String> changes, List<String> doubtful, List<String> notCompared, OutputStream out)
            throws IOException {
        Page page = new Page(style);
        changes.forEach(change -> page.line(Span.of(ink(change), change)));
        if (style.detail() != Detail.QUIET) {
            if (changes.isEmpty()) {
                page.line(Span.of(Ink.PASSED, "No difference."));
            }
            doubtful.forEach(
                    rename -> page.line(Span.of(Ink.WARNING, "perhaps a rename: "), Span.of("--rename " + rename)));
            notCompared.forEach(
                    sentence -> page.paragraph(Span.of(Ink.FAINT, page.glyphs().bullet() + " "), Ink.FAINT, sentence));
        }
        out.write(page.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static Ink ink(String change) {
        return change.startsWith("added ") ? Ink.ADDED : change.startsWith("dropped ") ? Ink.REMOVED : Ink.PLAIN;
    }
}
