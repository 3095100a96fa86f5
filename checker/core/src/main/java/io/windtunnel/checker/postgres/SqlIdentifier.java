package io.windtunnel.checker.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Quotes identifiers as the server's own {@code quote_ident} does.
 *
 * <p>The keywords are those of the newest supported server. An older server knows a few less, and a quoted name
 * means the same to it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">Identifiers</a>
 */
public final class SqlIdentifier {

    /** Words of {@code pg_get_keywords()} that are not plainly unreserved: quote_ident quotes them all. */
    private static final Set<String> QUOTED_KEYWORDS = load("quoted-keywords.txt");

    private SqlIdentifier() {}

    /** The identifier as it is written in SQL: in double quotes where Postgres needs them. */
    public static String quote(String name) {
        return isSafe(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean isSafe(String name) {
        if (name.isEmpty() || Character.isDigit(name.charAt(0)) || QUOTED_KEYWORDS.contains(name)) {
            return false;
        }
        return name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }

    private static Set<String> load(String resource) {
        try (InputStream in = Objects.requireNonNull(SqlIdentifier.class.getResourceAsStream(resource), resource)) {
            String words = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return words.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list of keywords " + resource, e);
        }
    }
}
