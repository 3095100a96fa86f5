package io.windtunnel.checker.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A definition of foreign data, cut before its options, which can be changed in place.
 *
 * @param head what stands before the options: {@code SERVER s}
 * @param options names and values, both quoted as they are printed
 */
record ForeignOptions(String head, Map<String, String> options) {

    private static final Pattern LIST = Pattern.compile("(?:^| )OPTIONS \\((.*)\\)$", Pattern.DOTALL);
    private static final Pattern OPTION =
            Pattern.compile("(\"(?:[^\"]|\"\")+\"|[^\\s,]+) (E?'(?:[^']|'')*')", Pattern.DOTALL);

    static ForeignOptions of(String definition) {
        Matcher list = LIST.matcher(definition);
        return list.find()
                ? new ForeignOptions(definition.substring(0, list.start()), parse(list.group(1)))
                : new ForeignOptions(definition, Map.of());
    }

    /** The options of a column, one for each setting. */
    static ForeignOptions ofColumn(List<String> options) {
        return new ForeignOptions("", parse(String.join(", ", options)));
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        Matcher option = OPTION.matcher(text);
        while (option.find()) {
            options.put(option.group(1), option.group(2));
        }
        return options;
    }

    /** {@code OPTIONS (SET a 'x', ADD b 'y', DROP c)}, or nothing. */
    String changeTo(ForeignOptions after) {
        List<String> changes = new ArrayList<>();
        after.options.forEach((name, value) -> {
            if (!options.containsKey(name)) {
                changes.add("ADD " + name + " " + value);
            } else if (!value.equals(options.get(name))) {
                changes.add("SET " + name + " " + value);
            }
        });
        options.keySet().stream()
                .filter(name -> !after.options.containsKey(name))
                .forEach(name -> changes.add("DROP " + name));
        return changes.isEmpty() ? "" : changes.stream().collect(Collectors.joining(", ", "OPTIONS (", ")"));
    }
}
