package io.windtunnel.checker.change;

import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows renames through expressions as Postgres prints them under an empty search path: objects are qualified,
 * columns of the own table are not, keywords are no identifiers because they would be quoted. It is no parser of what
 * people write.
 */
final class PrintedSql {

    /** Quoted identifiers, strings, words, numbers, and every other character alone. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"]|\"\")*\"|E'(?:[^'\\\\]|''|\\\\.)*'|'(?:[^']|'')*'|[\\p{L}_][\\p{L}\\p{N}_$]*|\\d[\\w.]*|::|.",
            Pattern.DOTALL);

    private final List<String> tokens = new ArrayList<>();
    private final Renaming renaming;
    private ObjectName table;

    private PrintedSql(String text, ObjectName table, Renaming renaming) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        this.table = table;
        this.renaming = renaming;
    }

    /** The text with the new names, in which columns stand for those of the table. */
    static String rename(String text, ObjectName table, Renaming renaming) {
        return new PrintedSql(text, table, renaming).rewrite(table);
    }

    /** Likewise for a foreign key: after REFERENCES the columns are those of the referenced table. */
    static String renameForeignKey(String text, ObjectName table, ObjectName referenced, Renaming renaming) {
        return new PrintedSql(text, table, renaming).rewrite(referenced);
    }

    private String rewrite(ObjectName referenced) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Optional<String> name = identifier(i);
            if (token(i).equals("REFERENCES")) {
                table = referenced;
                result.append(token(i));
            } else if (name.isPresent()
                    && token(i + 1).equals(".")
                    && identifier(i + 2).isPresent()) {
                result.append(qualified(name.get(), identifier(i + 2).get()));
                i += 2;
            } else if (name.isPresent() && isColumnPlace(i)) {
                result.append(SqlIdentifier.quote(renaming.column(table, name.get())));
            } else if (token(i).startsWith("'")
                    && token(i + 1).equals("::")
                    && token(i + 2).equals("regclass")) {
                String inner = token(i).substring(1, token(i).length() - 1).replace("''", "'");
                String renamed = rename(inner, Renaming.NO_TABLE, renaming);
                result.append('\'').append(renamed.replace("'", "''")).append('\'');
            } else {
                result.append(token(i));
            }
        }
        return result.toString();
    }

    /** Either schema.object, or a column behind its table's name or behind OLD and NEW. */
    private String qualified(String first, String second) {
        ObjectName object = ObjectName.of(first, second);
        ObjectName renamed = renaming.object(object);
        if (!renamed.equals(object)) {
            return renamed.toString();
        }
        if (first.equals("old") || first.equals("new")) {
            return first + "." + SqlIdentifier.quote(renaming.column(table, second));
        }
        if (first.equals(table.name())) {
            return SqlIdentifier.quote(renaming.object(table).name()) + "."
                    + SqlIdentifier.quote(renaming.column(table, second));
        }
        return object.toString();
    }

    /** Not behind a cast or a dot, not before a parenthesis: those are types, fields and functions. */
    private boolean isColumnPlace(int i) {
        return !token(i - 1).equals("::")
                && !token(i - 1).equals(".")
                && !token(i + 1).equals("(");
    }

    private Optional<String> identifier(int i) {
        String token = token(i);
        if (token.startsWith("\"")) {
            return Optional.of(token.substring(1, token.length() - 1).replace("\"\"", "\""));
        }
        boolean isWord = !token.isEmpty() && (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_');
        return isWord && token.equals(SqlIdentifier.quote(token)) ? Optional.of(token) : Optional.empty();
    }

    private String token(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : "";
    }
}
