package io.windtunnel.checker.model;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is left out of a comparison: tables, views, indexes, sequences, types, routines, extensions, and with a table all
 * that stands on it.
 *
 * @param patterns NAME in every schema, or SCHEMA.NAME, as the catalog holds them; {@code *} stands for any text, and
 *     SCHEMA.* for the schema itself, too
 */
public record IgnoredObjects(List<String> patterns) {

    /** Nothing is left out. */
    public static final IgnoredObjects NONE = new IgnoredObjects(List.of());

    private static final Pattern FORM = Pattern.compile("[^.]+(\\.[^.]+)?");

    public IgnoredObjects {
        patterns = List.copyOf(patterns);
    }

    /**
     * A pattern as it was given.
     *
     * @throws IllegalArgumentException if it is neither NAME nor SCHEMA.NAME
     */
    public static String pattern(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value
                    + "\" is no pattern for names: write NAME or SCHEMA.NAME, * for any text, such as apscheduler_*");
        }
        return value;
    }

    boolean holds(ObjectName name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, ObjectName name) {
        int dot = pattern.indexOf('.');
        if (dot < 0) {
            return isLike(pattern, name.name());
        }
        String schema = pattern.substring(0, dot);
        String rest = pattern.substring(dot + 1);
        return name.schema().isEmpty()
                ? rest.equals("*") && isLike(schema, name.name())
                : isLike(schema, name.schema().get()) && isLike(rest, name.name());
    }

    private static boolean isLike(String pattern, String name) {
        String expression = Pattern.compile("\\*")
                .splitAsStream(pattern + " ")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.DOTALL).matcher(name + " ").matches();
    }
}
