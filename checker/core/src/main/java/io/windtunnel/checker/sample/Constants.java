package io.windtunnel.checker.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The constants within an expression as {@code pg_get_expr} prints it. Nothing is concluded from where they stand: each
 * is a value to try.
 *
 * @param texts what stands in quotes, and the elements of array constants
 * @param numbers what stands there as a number, within quotes too
 */
record Constants(List<String> texts, List<String> numbers) {

    private static final int MOST = 40;

    private static final Pattern TOKEN =
            Pattern.compile("(E?)'((?:[^']|'')*)'|\"(?:[^\"]|\"\")*\"|(?<![\\w.])(\\d+(?:\\.\\d+)?)");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    Constants {
        texts = List.copyOf(texts);
        numbers = List.copyOf(numbers);
    }

    static Constants in(List<String> expressions) {
        Set<String> texts = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (String expression : expressions) {
            Matcher matcher = TOKEN.matcher(expression);
            while (matcher.find()) {
                if (matcher.group(3) != null) {
                    numbers.add(matcher.group(3));
                } else if (matcher.group(2) != null) {
                    String text = matcher.group(2).replace("''", "'");
                    addText(matcher.group(1).isEmpty() ? text : text.replace("\\\\", "\\"), texts, numbers);
                }
            }
        }
        return new Constants(
                texts.stream().limit(MOST).toList(),
                numbers.stream().limit(MOST).toList());
    }

    /** These, then those. */
    Constants and(Constants others) {
        return new Constants(
                Stream.concat(texts.stream(), others.texts.stream()).distinct().toList(),
                Stream.concat(numbers.stream(), others.numbers.stream())
                        .distinct()
                        .toList());
    }

    private static void addText(String text, Set<String> texts, Set<String> numbers) {
        texts.add(text);
        List<String> elements = new ArrayList<>();
        if (text.startsWith("{") && text.endsWith("}")) {
            elements.addAll(List.of(text.substring(1, text.length() - 1).split(",", -1)));
        }
        texts.addAll(elements);
        elements.add(text);
        elements.stream().filter(e -> NUMBER.matcher(e).matches()).forEach(numbers::add);
    }
}
