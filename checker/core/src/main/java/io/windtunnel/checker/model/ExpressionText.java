package io.windtunnel.checker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares expressions as Postgres prints them. Whether it puts the schema before a name depends on the search path of
 * the session, and jOOQ's generator has the team's: a schema that stands on one side alone makes no difference.
 */
final class ExpressionText {

    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"]|\"\")*\"|E'(?:[^'\\\\]|''|\\\\.)*'|'(?:[^']|'')*'|[\\p{L}_][\\p{L}\\p{N}_$]*|\\d[\\w.]*|::|\\s+|.",
            Pattern.DOTALL);

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> schemas;

    private ExpressionText(String text, Set<String> quotedSchemas) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        this.schemas = quotedSchemas;
    }

    /**
     * Whether the two are the same but for schemas that one of them leaves out.
     *
     * @param quotedSchemas the names of schemas, quoted where SQL wants them quoted
     */
    static boolean same(String one, String other, Set<String> quotedSchemas) {
        return one.equals(other)
                || new ExpressionText(one, quotedSchemas).same(new ExpressionText(other, quotedSchemas));
    }

    private boolean same(ExpressionText other) {
        int mine = 0;
        int theirs = 0;
        while (mine < tokens.size() && theirs < other.tokens.size()) {
            if (!sameToken(mine, other, theirs)) {
                boolean here = isSchema(mine);
                if (here == other.isSchema(theirs)) {
                    return false;
                }
                mine += here ? 2 : 0;
                theirs += here ? 0 : 2;
                if (!sameToken(mine, other, theirs)) {
                    return false;
                }
            }
            mine++;
            theirs++;
        }
        return mine == tokens.size() && theirs == other.tokens.size();
    }

    private boolean sameToken(int mine, ExpressionText other, int theirs) {
        String one = token(mine);
        String two = other.token(theirs);
        return one.equals(two)
                || (isRegclass(mine) && other.isRegclass(theirs) && same(inner(one), inner(two), schemas));
    }

    private boolean isSchema(int place) {
        return token(place + 1).equals(".") && schemas.contains(token(place));
    }

    private boolean isRegclass(int place) {
        return token(place).startsWith("'")
                && token(place + 1).equals("::")
                && token(place + 2).equals("regclass");
    }

    private static String inner(String literal) {
        return literal.substring(1, literal.length() - 1).replace("''", "'");
    }

    private String token(int place) {
        return place < tokens.size() ? tokens.get(place) : "";
    }
}
