package io.windtunnel.checker.trace;

import io.windtunnel.checker.script.LineRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's call stack, as {@code GET DIAGNOSTICS ... PG_CONTEXT} prints it, innermost frame first. The first line is
 * the observer itself.
 *
 * @see <a href="https://www.postgresql.org/docs/current/plpgsql-control-structures.html#PLPGSQL-CALL-STACK">Obtaining
 *     Execution Location Information</a>
 */
record CallStack(String text) {

    private static final String SQL_FRAME = "SQL statement \"";
    private static final Pattern NEXT_FRAME = Pattern.compile("\"\n(?:PL/pgSQL|SQL) function ");
    private static final Pattern DO_BLOCK_LINE = Pattern.compile("inline_code_block line (\\d+) at ");
    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uFFFF][\\w\\x80-\\uFFFF]*)?\\$");

    /** The text of the innermost statement, where the stack holds it. */
    Optional<String> sql() {
        int observerEnd = text.indexOf('\n');
        if (observerEnd < 0 || !text.startsWith(SQL_FRAME, observerEnd + 1)) {
            return Optional.empty();
        }
        int start = observerEnd + 1 + SQL_FRAME.length();
        Matcher next = NEXT_FRAME.matcher(text);
        int end = next.find(start) ? next.start() : text.length();
        return Optional.of(text.substring(start, end).strip());
    }

    /**
     * The lines of the script, for what runs in a DO block; the block's own lines where a function is in between.
     *
     * @param block the text of the outermost statement
     * @param lines where that stands
     */
    LineRange linesIn(String block, LineRange lines) {
        Matcher frames = DO_BLOCK_LINE.matcher(text);
        int line = 0;
        while (frames.find()) {
            line = Integer.parseInt(frames.group(1));
        }
        Matcher quote = DOLLAR_QUOTE.matcher(block);
        if (line == 0 || !lines.isPresent() || !quote.find()) {
            return lines;
        }
        int bodyStart = lines.start()
                + (int) block.substring(0, quote.end())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int start = Math.min(bodyStart + line - 1, lines.end());
        int length = isCalledDirectly()
                ? (int) sql().orElse("").chars().filter(c -> c == '\n').count()
                : 0;
        return new LineRange(start, Math.min(start + length, lines.end()));
    }

    /** Whether the statement's text stands in the DO block itself. */
    private boolean isCalledDirectly() {
        return text.endsWith("at SQL statement")
                && NEXT_FRAME.matcher(text).results().count() <= 1;
    }
}
