package io.windtunnel.checker.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a comment says to the check: {@code -- windtunnel:ignore RULE[, RULE]... REASON}, on a line of its own in front of
 * the statement that it is about, or {@code ignore-file} for all of them.
 *
 * @param word what is to be done
 * @param rules the ids of the rules
 * @param reason why; empty where nobody said
 * @param line where it stands
 * @param covered the lines of the next statement; none where there is none, or where it does not stand on a line of its own
 */
public record Directive(String word, List<String> rules, String reason, int line, LineRange covered) {

    /** What every directive holds. */
    public static final String MARK = "windtunnel:";

    private static final Pattern FORM =
            Pattern.compile("--\\s*" + MARK + "(\\S*)\\s*((?:[^\\s,]+(?:\\s*,\\s*[^\\s,]+)*)?),?\\s*(.*)");

    public Directive {
        rules = List.copyOf(rules);
    }

    /**
     * The directives of a script, in order. A comment inside a statement, a literal or a dollar-quoted body is none.
     *
     * @param text the whole file
     * @param statements all of its statements
     */
    public static List<Directive> of(String text, List<ScriptStatement> statements) {
        List<String> lines = text.lines().toList();
        List<Directive> directives = new ArrayList<>();
        for (ScriptStatement statement : statements) {
            int first = statement.lines().start() - breaks(statement.comments());
            add(directives, statement.comments(), first, lines, statement.lines());
        }
        if (!statements.isEmpty()) {
            ScriptStatement last = statements.get(statements.size() - 1);
            add(directives, behind(last, lines), last.lines().end(), lines, LineRange.NONE);
        }
        return List.copyOf(directives);
    }

    /** The text behind the last statement; comments are all that can be there. */
    private static String behind(ScriptStatement last, List<String> lines) {
        int end = Math.min(last.lines().end(), lines.size());
        String written = last.written().substring(last.written().lastIndexOf('\n') + 1);
        String line = lines.get(end - 1);
        String rest = line.substring(Math.max(0, line.lastIndexOf(written)))
                .replace(written, "")
                .replaceFirst("^[\\s;]+", "");
        return rest + "\n" + String.join("\n", lines.subList(end, lines.size()));
    }

    private static void add(
            List<Directive> directives, String comments, int firstLine, List<String> lines, LineRange next) {
        for (int comment : LeadingComments.lineComments(comments)) {
            Matcher form = FORM.matcher(
                    comments.substring(comment).lines().findFirst().orElse("").strip());
            int line = firstLine + breaks(comments.substring(0, comment));
            if (form.matches()) {
                directives.add(new Directive(
                        form.group(1),
                        Arrays.stream(form.group(2).split("\\s*,\\s*"))
                                .filter(id -> !id.isEmpty())
                                .toList(),
                        form.group(3).strip(),
                        line,
                        isAlone(line, lines) ? next : LineRange.NONE));
            }
        }
    }

    /** Behind a statement it would be taken to be about that one. */
    private static boolean isAlone(int line, List<String> lines) {
        return line >= 1
                && line <= lines.size()
                && lines.get(line - 1).replace("\uFEFF", "").stripLeading().startsWith("--");
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(letter -> letter == '\n').count();
    }
}
