package io.windtunnel.checker.report;

/**
 * What the terminal can show and the person wants to see.
 *
 * @param width in columns; text is wrapped there
 * @param colour whether ANSI colours are written
 * @param unicode whether lines and marks are drawn with more than ASCII
 * @param detail how much is told
 */
public record TerminalStyle(int width, boolean colour, boolean unicode, Detail detail) {

    /** Where nothing is known about the terminal. */
    public static final int DEFAULT_WIDTH = 80;

    /** For a file or a program that reads it. */
    public static final TerminalStyle PLAIN = new TerminalStyle(DEFAULT_WIDTH, false, true, Detail.NORMAL);

    private static final int NARROWEST = 30;

    public TerminalStyle {
        width = Math.max(width, NARROWEST);
    }

    /** How much is told. */
    public enum Detail {
        /** Findings and problems, and nothing where there are none. */
        QUIET,
        /** Findings and problems, and what was observed in short. */
        NORMAL,
        /** What every statement did, too. */
        VERBOSE
    }

    Glyphs glyphs() {
        return unicode ? Glyphs.UNICODE : Glyphs.ASCII;
    }
}
