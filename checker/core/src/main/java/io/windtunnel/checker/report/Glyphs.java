package io.windtunnel.checker.report;

/** The signs that the terminal report is drawn with. */
record Glyphs(
        String passed,
        String failed,
        String warning,
        String note,
        String bullet,
        String rule,
        String gutter,
        String spanStart,
        String spanEnd,
        String underline,
        String differs,
        String ellipsis,
        String skipped) {

    static final Glyphs UNICODE = new Glyphs("✔", "✖", "▲", "●", "•", "━", "│", "╭", "╰─", "─", "≠", "…", "⋮");

    static final Glyphs ASCII = new Glyphs("ok", "x", "!", "-", "-", "-", "|", "/", "|_", "_", "!", "...", ":");
}
