package io.windtunnel.checker.report;

/** What a piece of text means, and the ANSI colour that shows it. */
enum Ink {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    ERROR("1;31"),
    WARNING("1;33"),
    NOTE("1;36"),
    PASSED("1;32"),
    REMOVED("31"),
    ADDED("32"),
    LABEL("1;34");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The text between its escape sequences. */
    String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
