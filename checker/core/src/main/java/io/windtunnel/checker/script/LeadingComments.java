package io.windtunnel.checker.script;

import java.util.ArrayList;
import java.util.List;

/**
 * The blanks and comments in front of a statement.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-COMMENTS">Comments</a>
 */
final class LeadingComments {

    private LeadingComments() {}

    /** Where line comments begin in a text of blanks and comments; in front of other text it ends. */
    static List<Integer> lineComments(String comments) {
        List<Integer> starts = new ArrayList<>();
        scan(comments, starts);
        return starts;
    }

    /** The index of the first character of {@code sql} that is neither blank nor in a comment, or its length. */
    static int end(String sql) {
        return scan(sql, new ArrayList<>());
    }

    private static int scan(String sql, List<Integer> lineComments) {
        int at = 0;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == '\uFEFF') {
                at++;
            } else if (sql.startsWith("--", at)) {
                lineComments.add(at);
                int lineEnd = sql.indexOf('\n', at);
                at = lineEnd < 0 ? sql.length() : lineEnd + 1;
            } else if (sql.startsWith("/*", at)) {
                at = blockEnd(sql, at);
            } else {
                return at;
            }
        }
        return at;
    }

    /** Block comments nest in Postgres. */
    private static int blockEnd(String sql, int start) {
        int depth = 0;
        int at = start;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return at;
    }
}
