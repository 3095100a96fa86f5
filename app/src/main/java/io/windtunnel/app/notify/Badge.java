package io.windtunnel.app.notify;

import io.windtunnel.domain.db.enums.RunOutcome;
import io.windtunnel.views.text.Count;

/**
 * The state of a branch as a small picture. Every word in it is ours, so that nothing has to be escaped.
 *
 * @param message what stands on the right
 * @param colour its ground, as {@code #rrggbb}, dark enough for white letters
 */
record Badge(String message, String colour) {

    /** Of a branch that was never checked. */
    static final Badge NO_RUNS = new Badge("no runs", "#5c5c5c");

    private static final String GREEN = "#1a7f37";
    private static final String RED = "#b42318";
    private static final String LABEL = "windtunnel";
    /** A letter's width is a guess; {@code textLength} makes the text as wide as was guessed. */
    private static final int LETTER = 7;

    private static final int MARGIN = 6;

    static Badge of(RunOutcome outcome, int errors, int warnings) {
        return switch (outcome) {
            case passed -> new Badge("passed", GREEN);
            case failed -> new Badge(errors > 0 ? Count.of(errors, "error") : Count.of(warnings, "warning"), RED);
            case error -> new Badge("could not check", RED);
        };
    }

    /** Without style or script: both would be refused by the pages' content policy. */
    String svg() {
        int left = width(LABEL);
        int right = width(message);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
                <title>%2$s: %3$s</title>
                <clipPath id="r"><rect width="%1$d" height="20" rx="3"/></clipPath>
                <g clip-path="url(#r)"><rect width="%4$d" height="20" fill="#444"/><rect x="%4$d" width="%5$d" height="20" fill="%6$s"/></g>
                <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11"><text x="%7$d" y="14" textLength="%8$d">%2$s</text><text x="%9$d" y="14" textLength="%10$d">%3$s</text></g>
                </svg>
                """
                .formatted(
                        left + right,
                        LABEL,
                        message,
                        left,
                        right,
                        colour,
                        MARGIN,
                        left - 2 * MARGIN,
                        left + MARGIN,
                        right - 2 * MARGIN);
    }

    private static int width(String text) {
        return text.length() * LETTER + 2 * MARGIN;
    }
}
