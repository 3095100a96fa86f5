package io.windtunnel.checker.script;

import java.util.Locale;
import java.util.Optional;

/**
 * One statement of a script, as Flyway's parser cut it out.
 *
 * @param comments the blanks and comments in front of it
 * @param lines its lines, comments in front of it left out
 * @param column where its first line begins, from 1
 * @param sql its text as it is sent, placeholders replaced
 * @param written its text as it stands in the file
 */
public record ScriptStatement(String comments, LineRange lines, int column, String sql, String written) {

    /**
     * The statement without the blanks and comments that Flyway's parser leaves in front of its text. Its line and
     * column are those of the first word already.
     *
     * @param text the statement as parsed
     * @param line the line of its first word, from 1
     * @param column the column of its first word, from 1
     */
    public static ScriptStatement of(String text, int line, int column) {
        int start = LeadingComments.end(text);
        String sql = text.substring(start).stripTrailing();
        LineRange lines = new LineRange(line, line + newlines(sql, 0, sql.length()));
        return new ScriptStatement(text.substring(0, start), lines, column, sql, sql);
    }

    /** The keyword that the statement begins with, in lower case; empty where it begins with something else. */
    public String firstWord() {
        int end = 0;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** The same statement, shown as it was written. */
    public ScriptStatement writtenAs(String text) {
        return new ScriptStatement(comments, lines, column, sql, text);
    }

    /**
     * One of several statements that Flyway's parser took for one: the driver cuts once more, and sends each by itself.
     *
     * @param sent what the driver sent
     * @return empty where that is the whole statement, or is not in it
     */
    public Optional<ScriptStatement> part(String sent) {
        String text = sent.substring(LeadingComments.end(sent)).strip();
        int start = text.isEmpty() ? -1 : sql.indexOf(text);
        if (start < 0 || isNothing(sql.substring(0, start) + sql.substring(start + text.length()))) {
            return Optional.empty();
        }
        Place place = placeOf(start + 1);
        return Optional.of(of(text, place.line(), place.column()));
    }

    private static boolean isNothing(String around) {
        return LeadingComments.end(around.replace(';', ' ')) == around.length();
    }

    /**
     * Where a position in the text stands in the file.
     *
     * @param position in characters of {@link #sql}, from 1, as the server counts
     */
    public Place placeOf(int position) {
        int end = Math.min(Math.max(position - 1, 0), sql.length());
        int lastBreak = end == 0 ? -1 : sql.lastIndexOf('\n', end - 1);
        int line = lines.start() + newlines(sql, 0, end);
        return new Place(line, lastBreak < 0 ? column + end : end - lastBreak);
    }

    /** A line and a column, both from 1. */
    public record Place(int line, int column) {}

    private static int newlines(String text, int from, int to) {
        int count = 0;
        for (int at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
            count++;
        }
        return count;
    }
}
