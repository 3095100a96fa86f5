package io.windtunnel.checker.sample;

import java.util.Optional;

/**
 * Values of types that extensions bring, as text.
 *
 * @see <a href="https://www.postgresql.org/docs/current/contrib.html">Additional supplied modules</a>
 */
final class ExtensionLiterals {

    private ExtensionLiterals() {}

    static Optional<String> of(ValueType type, String name, long number, Shade shade) {
        String token = Literals.token(number);
        boolean low = shade == Shade.LOW;
        return switch (type.name()) {
            case "citext" -> Optional.of(Literals.text(type.length(800), name, number, shade));
            case "hstore" -> Optional.of(low ? "" : "\"sample\"=>\"" + token + "\"");
            case "ltree" -> Optional.of(low ? "" : "sample." + token);
            case "lquery" -> Optional.of("sample." + token + ".*");
            case "ltxtquery" -> Optional.of("sample & " + token);
            case "cube" -> Optional.of("(" + number + ",1,2)");
            case "seg" -> Optional.of(number + " .. " + (number + 1));
            case "ean13", "isbn13", "isbn" -> Optional.of(thirteen("978", number));
            case "ismn13", "ismn" -> Optional.of(thirteen("9790", number));
            case "issn13", "issn" -> Optional.of(thirteen("977", number));
            case "upc" -> Optional.of(thirteen("0", number));
            default -> Optional.empty();
        };
    }

    /** A product number with its check digit: the digits count one and three times by turns, and sum up to tens. */
    private static String thirteen(String prefix, long number) {
        String digits =
                prefix + String.valueOf(1_000_000_000_000L + number * 100).substring(prefix.length() + 1);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
