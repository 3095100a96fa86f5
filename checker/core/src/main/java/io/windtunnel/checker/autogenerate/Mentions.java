package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text that Postgres printed under an empty search path speaks of. Names within strings count, because casts to
 * regclass are strings; too many is harmless, for an object is then at most made anew without need.
 *
 * @param names every pair of identifiers that a dot joins, and every operator of a schema
 * @param words every identifier, keywords among them
 */
record Mentions(Set<ObjectName> names, Set<String> words) {

    private static final Pattern CHAIN = Pattern.compile(
            "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*))*");
    private static final Pattern OPERATOR =
            Pattern.compile("OPERATOR\\((\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)\\.([-+*/<>=~!@#%^&|`?]+)\\)");
    private static final Pattern IDENTIFIER = Pattern.compile("\"(?:[^\"]|\"\")+\"|[^.\"]+");

    static Mentions of(String text) {
        Set<ObjectName> names = new HashSet<>();
        Set<String> words = new HashSet<>();
        Matcher chains = CHAIN.matcher(text);
        while (chains.find()) {
            String previous = "";
            Matcher identifiers = IDENTIFIER.matcher(chains.group());
            while (identifiers.find()) {
                String word = unquoted(identifiers.group());
                words.add(word);
                if (!previous.isEmpty()) {
                    names.add(ObjectName.of(previous, word));
                }
                previous = word;
            }
        }
        Matcher operators = OPERATOR.matcher(text);
        while (operators.find()) {
            names.add(ObjectName.of(unquoted(operators.group(1)), operators.group(2)));
        }
        return new Mentions(names, words);
    }

    private static String unquoted(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier.toLowerCase(Locale.ROOT);
    }
}
