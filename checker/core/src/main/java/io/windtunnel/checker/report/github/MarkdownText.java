package io.windtunnel.checker.report.github;

import io.windtunnel.views.text.VisibleText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strangers' text in GitHub's Markdown: it comes out as the text that it is. Punctuation that is markup gets a backslash.
 * GitHub also looks for names, numbers, addresses and emoji in the text that comes out of the Markdown, where no backslash
 * helps; a space of no width breaks those up. In code it looks for nothing.
 */
final class MarkdownText {

    private static final String NO_WIDTH = "&#8203;";

    /** What Markdown reads as markup anywhere in running text. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>()#+!|~&=^-]");

    /** A dollar that a backslash in front would leave to the formulas. */
    private static final Pattern DOLLAR = Pattern.compile("\\$");

    /** A number, a dot and a blank would begin a list. */
    private static final Pattern LIST = Pattern.compile("^(\\d+)\\.(?=\\s|$)");

    /**
     * Where a mention or an address, a reference, a link or a short name of an emoji begins, up to the place that takes it
     * apart. Nothing else is: what people copy from the report has to work.
     */
    private static final Pattern LINKED = Pattern.compile(String.join(
            "|",
            "@(?=[A-Za-z0-9])",
            "\\\\#(?=\\d)",
            "\\b[gG][hH]\\\\-(?=\\d)",
            ":(?=//)",
            "\\b[wW]{3}(?=\\.)",
            ":(?=[\\w\\\\+-]+:)"));

    private static final Pattern COMMIT = Pattern.compile("\\b(?=\\d*[a-fA-F])[0-9a-fA-F]{7,}\\b");
    private static final Pattern TOO_SHORT_FOR_A_COMMIT = Pattern.compile(".{6}(?=.)");

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private MarkdownText() {}

    /** Running text on one line; never more than {@code longest} characters of what was given. */
    static String prose(String text, int longest) {
        String line = VisibleText.boundedLine(text, longest).strip();
        String escaped = MARKUP.matcher(line).replaceAll(match -> Matcher.quoteReplacement("\\" + match.group()));
        String unlinked = LINKED.matcher(escaped).replaceAll("$0" + NO_WIDTH);
        String uncommitted = COMMIT.matcher(unlinked)
                .replaceAll(
                        match -> TOO_SHORT_FOR_A_COMMIT.matcher(match.group()).replaceAll("$0" + NO_WIDTH));
        String plain = DOLLAR.matcher(uncommitted).replaceAll("&#36;");
        return LIST.matcher(plain).replaceFirst("$1\\\\.");
    }

    /** A name in a line of text. */
    static String code(String text, int longest) {
        String line = VisibleText.boundedLine(text, longest);
        if (line.isBlank()) {
            return "(no name)";
        }
        String fence = "`".repeat(longestRun(List.of(line)) + 1);
        String room =
                line.startsWith("`") || line.endsWith("`") || !line.strip().equals(line) ? " " : "";
        return fence + room + line + room + fence;
    }

    /** A name in a cell of a table, where a bar ends the cell even between backticks. */
    static String codeInCell(String text, int longest) {
        return "<code>" + prose(text, longest) + "</code>";
    }

    /** A block of lines that are shown as they are. */
    static String block(String language, List<String> lines) {
        String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
        return fence + language + "\n" + String.join("\n", lines) + "\n" + fence + "\n";
    }

    /** Text inside a tag of HTML. */
    static String html(String text, int longest) {
        return VisibleText.boundedLine(text, longest)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static int longestRun(List<String> lines) {
        return lines.stream()
                .flatMap(line -> BACKTICKS.matcher(line).results())
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }
}
