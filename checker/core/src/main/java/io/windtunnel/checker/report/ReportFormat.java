package io.windtunnel.checker.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The one list of formats: the values of {@code --format}. */
public enum ReportFormat {
    TERMINAL,
    JSON;

    /**
     * The format of this name.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    public static ReportFormat parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is not a format that this version writes; use " + names()));
    }

    /** Every format, for messages and help texts: "terminal or json". */
    public static String names() {
        return Arrays.stream(values()).map(ReportFormat::toString).collect(Collectors.joining(" or "));
    }

    /** What writes this format; the style is for the terminal's alone. */
    public Reporter reporter(TerminalStyle style) {
        return switch (this) {
            case TERMINAL -> new TerminalReporter(style);
            case JSON -> new JsonReporter();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
