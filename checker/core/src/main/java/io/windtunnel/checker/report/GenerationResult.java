package io.windtunnel.checker.report;

import io.windtunnel.checker.report.TerminalStyle.Detail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What came of writing a migration, for a person: what changes, the files, what is left to do. */
public final class GenerationResult {

    private final TerminalStyle style;

    /** In this style; {@link Detail#QUIET} has the files and the remarks alone. */
    public GenerationResult(TerminalStyle style) {
        this.style = style;
    }

    /**
     * Writes it.
     *
     * @param changes in words
     * @param files what was written
     * @param remarks what the user should know or do, a sentence each
     * @param ending how it ended
     */
    public void write(List<String> changes, List<String> files, List<String> remarks, String ending, OutputStream out)
            throws IOException {
        Page page = new Page(style);
        boolean isQuiet = style.detail() == Detail.QUIET;
        if (!isQuiet && !changes.isEmpty()) {
            changes.forEach(change -> page.line(Span.of(ChangeList.ink(change), change)));
            page.blank();
        }
        files.forEach(file -> page.line(Span.of(Ink.FAINT, "wrote "), Span.of(file)));
        if (!files.isEmpty() && !(isQuiet && remarks.isEmpty())) {
            page.blank();
        }
        remarks.forEach(
                remark -> page.paragraph(Span.of(Ink.WARNING, page.glyphs().bullet() + " "), Ink.PLAIN, remark));
        if (!isQuiet) {
            page.paragraph(Span.of(""), files.isEmpty() ? Ink.PLAIN : Ink.PASSED, ending);
        }
        out.write(page.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
