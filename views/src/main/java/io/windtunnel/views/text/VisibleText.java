package io.windtunnel.views.text;

import java.util.ArrayList;
import java.util.List;

/** Text as a terminal shows it: what would move the cursor, hide or reorder is made visible, and columns are counted. */
public final class VisibleText {

    private static final String TAB = "    ";
    /** How a command to a CI server begins inside a line of a log. */
    private static final String INLINE_COMMAND = "##[";

    private VisibleText() {}

    /** The text with every character shown: {@code <U+001B>} for those that have no picture of their own. */
    public static String of(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~') && !text.contains(INLINE_COMMAND)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '\t') {
                visible.append(TAB);
            } else if (isHidden(codePoint)) {
                visible.append(String.format("<U+%04X>", codePoint));
            } else {
                visible.appendCodePoint(codePoint);
            }
        });
        return visible.toString().replace(INLINE_COMMAND, "##<U+005B>");
    }

    /** A text whose line breaks stay and in which everything else is visible: at most so many UTF-16 units of it. */
    public static String bounded(String text, int longest) {
        // What is shown is never shorter than what is there.
        String visible = String.join("\n", lines(head(text, longest + 1)));
        return visible.length() <= longest ? visible : head(visible, longest - 3) + "...";
    }

    /** The same on one line: a line break becomes a blank. */
    public static String boundedLine(String text, int longest) {
        return bounded(text, longest).replace('\n', ' ');
    }

    /** No pair of surrogates is taken apart. */
    private static String head(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /**
     * A line of a log, made visible. CI servers take one that begins with two colons for a command to them, so a
     * backslash is put before these.
     */
    public static String logLine(String line) {
        String visible = of(line);
        return isCommand(visible) ? "\\" + visible : visible;
    }

    /** Whether a CI server would take the line for a command to it. */
    public static boolean isCommand(String line) {
        return line.stripLeading().startsWith("::");
    }

    /** The text's lines, each made visible; a line break at the end begins no line. */
    public static List<String> lines(String text) {
        return text.lines().map(VisibleText::of).toList();
    }

    /** Control characters, format characters (bidirectional ones too), other separators than a space, and the like. */
    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> codePoint != ' ';
            default -> false;
        };
    }

    /** How many columns the text takes. */
    public static int width(String text) {
        return text.codePoints().map(VisibleText::columns).sum();
    }

    private static int columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        // The blocks of East Asian scripts and of emoji, which terminals draw two columns wide.
        boolean wide = codePoint >= 0x1100
                && (codePoint <= 0x115F
                        || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                        || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                        || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                        || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                        || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
                        || (codePoint >= 0x20000 && codePoint <= 0x3FFFD));
        return wide ? 2 : 1;
    }

    /** The text, filled with spaces up to a width. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The text, its end cut off and replaced by the ellipsis where it is wider. */
    public static String cut(String text, int width, String ellipsis) {
        if (width(text) <= width) {
            return text;
        }
        return text.substring(0, end(text, Math.max(1, width - width(ellipsis)))) + ellipsis;
    }

    /**
     * One visible line broken into lines of at most this width, between words where that is possible. Lines that begin
     * with a space are code: they are broken only where they must be.
     */
    public static List<String> wrap(String line, int width) {
        List<String> wrapped = new ArrayList<>();
        String rest = line.stripTrailing();
        while (width(rest) > width) {
            int end = end(rest, width);
            int space = rest.lastIndexOf(' ', end);
            int indent = rest.length() - rest.stripLeading().length();
            int cut = space > indent ? space : Math.max(end, 1);
            wrapped.add(rest.substring(0, cut).stripTrailing());
            rest = " ".repeat(Math.min(indent, width / 2)) + rest.substring(cut).stripLeading();
        }
        wrapped.add(rest);
        return wrapped;
    }

    /** The index before which the text is at most this wide; no pair of surrogates is taken apart. */
    private static int end(String text, int width) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            used += columns(codePoint);
            if (used > width) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }
}
