package io.windtunnel.checker.sample;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values worth trying where a condition refuses ordinary ones: the constants that stand in the conditions, their
 * neighbours, text of the lengths and patterns that they name, and what text commonly looks like.
 */
final class Candidates {

    private static final List<Integer> STEPS = List.of(0, 1, -1, 2, 3, 4, 5, 6, -2);
    private static final int LONGEST = 4_000;

    private final SampleColumn column;
    private final Constants constants;
    private final String token;

    private Candidates(SampleColumn column, Constants constants) {
        this.column = column;
        this.constants = constants;
        this.token = Literals.token(Literals.number(column.seed(), 0));
    }

    /** Without those that its type cannot hold for certain; the server decides about the rest. */
    static List<String> of(SampleColumn column, Constants constants) {
        Candidates candidates = new Candidates(column, constants);
        ValueType type = column.type().plain();
        Stream<String> values =
                switch (type.kind()) {
                    case ENUM -> type.labels().stream();
                    case ARRAY -> candidates.arrays(type.part());
                    default -> candidates.plain(type);
                };
        Set<String> distinct = values.collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(distinct);
    }

    private Stream<String> plain(ValueType type) {
        if (type.isText() || type.isOneOf("name", "char")) {
            int limit = type.length(LONGEST);
            return texts(limit).filter(text -> text.length() <= limit);
        }
        return switch (type.name()) {
            case "bool" -> Stream.of("true", "false");
            case "int2", "int4", "int8", "oid" -> wholeNumbers();
            case "numeric", "float4", "float8", "money" -> Stream.concat(wholeNumbers(), fractions());
            case "date", "timestamp", "timestamptz" -> moments();
            case "interval" ->
                Stream.concat(constants.texts().stream(), Stream.of("0", "1 minute", "1 day", "1 year", "-1 day"));
            case "json", "jsonb" -> documents();
            case "uuid", "inet", "cidr", "time", "timetz", "bytea", "macaddr" -> constants.texts().stream();
            default -> Stream.empty();
        };
    }

    private Stream<String> wholeNumbers() {
        return Stream.concat(
                constants.numbers().stream()
                        .filter(number -> !number.contains(".") && number.length() < 19)
                        .map(Long::parseLong)
                        .flatMap(number -> STEPS.stream().flatMap(step -> Stream.of(number + step, -number + step)))
                        .map(String::valueOf),
                Stream.of("1", "0", "-1", "2", "3", "4", "5", "6", "7", "8", "10", "100", "1000"));
    }

    private Stream<String> fractions() {
        return constants.numbers().stream()
                .map(BigDecimal::new)
                .flatMap(number -> Stream.of(number, number.negate(), number.multiply(new BigDecimal("0.5"))))
                .map(BigDecimal::toPlainString);
    }

    /** The moments that are named, and the days after and before. */
    private Stream<String> moments() {
        return constants.texts().stream().filter(text -> text.length() >= 10).flatMap(text -> {
            try {
                LocalDate date = LocalDate.parse(text.substring(0, 10));
                return STEPS.stream().map(step -> date.plusDays(step) + text.substring(10));
            } catch (DateTimeException e) {
                return Stream.empty();
            }
        });
    }

    private Stream<String> arrays(ValueType element) {
        SampleColumn one = SampleColumn.of(column.column(), element, element.printed());
        List<String> elements = Stream.concat(of(one, constants).stream(), Stream.of("1", token))
                .filter(value -> !value.contains("\"") && !value.contains("\\"))
                .map(value -> '"' + value + '"')
                .distinct()
                .limit(30)
                .toList();
        return Stream.concat(
                Stream.of("{}", "{" + String.join(",", elements) + "}"),
                Stream.concat(
                        elements.stream().map(value -> "{" + value + "}"),
                        Stream.iterate(2, length -> length <= elements.size(), length -> length + 1)
                                .map(length -> "{" + String.join(",", elements.subList(0, length)) + "}")));
    }

    private Stream<String> documents() {
        String object = constants.texts().stream()
                .map(text -> '"' + text.replaceAll("[\\p{Cntrl}\"\\\\]", "") + "\": \"" + token + '"')
                .distinct()
                .collect(Collectors.joining(", ", "{", "}"));
        return Stream.of(object, object.replace('"' + token + '"', "730001"), "{}", "[]", "[\"" + token + "\"]", "1");
    }

    private Stream<String> texts(int limit) {
        Stream<String> named = constants.texts().stream().flatMap(text -> Stream.of(text, filled(text)));
        return Stream.of(named, patterns(), lengths(limit), common()).flatMap(texts -> texts);
    }

    /** A pattern of LIKE, filled in. */
    private String filled(String pattern) {
        return pattern.replace("\\_", "_").replace("%", token).replaceAll("(?<!\\\\)_", "a");
    }

    private Stream<String> patterns() {
        return constants.texts().stream().flatMap(text -> MatchingTexts.of(text, column.seed()).stream());
    }

    private Stream<String> lengths(int limit) {
        return constants.numbers().stream()
                .filter(number -> !number.contains(".") && number.length() < 6)
                .map(Integer::parseInt)
                .flatMap(number -> Stream.of(number, number + 1, number - 1))
                .filter(length -> length > 0 && length <= Math.min(limit, LONGEST))
                .map(length -> token.repeat(length / token.length() + 1).substring(0, length));
    }

    private Stream<String> common() {
        String digits = String.valueOf(Literals.number(column.seed(), 0));
        return Stream.of(
                token,
                token.toUpperCase(Locale.ROOT),
                "S" + token,
                "sample@" + token + ".example",
                "https://" + token + ".example/",
                "/" + token,
                digits,
                "+49" + digits,
                "2021-02-03",
                "ABC",
                "AB",
                "A",
                "abc",
                "1",
                "10.0.0.1",
                "{}",
                "73000000-0000-4000-8000-000000" + digits);
    }
}
