package io.windtunnel.checker.sample;

import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.config.RgxGenOption;
import com.github.curiousoddman.rgxgen.config.RgxGenProperties;
import com.github.curiousoddman.rgxgen.parsing.dflt.RgxGenParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that match a regular expression, as far as Java's and Postgres's mean the same; the server is asked anyway.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-matching.html">Pattern matching</a>
 */
final class MatchingTexts {

    private static final int TEXTS = 12;
    private static final int LONGEST_PATTERN = 300;

    /** A star within a star within a star multiplies; a stranger wrote the pattern. */
    private static final double LONGEST_TEXT = 20_000;

    private static final int REPETITIONS = 4;
    private static final Pattern BOUND = Pattern.compile("\\{(\\d*),?(\\d*)\\}");

    private MatchingTexts() {}

    /** Always the same for the same pattern and seed; none for what is no pattern. */
    static List<String> of(String pattern, int seed) {
        boolean special = pattern.chars().anyMatch(c -> "^$[](){}*+?|.\\".indexOf(c) >= 0);
        return special && pattern.length() <= LONGEST_PATTERN && length(pattern) <= LONGEST_TEXT
                ? generated(pattern, seed)
                : List.of();
    }

    private static List<String> generated(String pattern, int seed) {
        RgxGenProperties properties = new RgxGenProperties();
        RgxGenOption.INFINITE_PATTERN_REPETITION.setInProperties(properties, REPETITIONS);
        List<String> texts = new ArrayList<>();
        try {
            // (?i) and the like stand in front of a Postgres pattern; both cases are as good as one.
            RgxGen generator = RgxGen.parse(properties, pattern.replaceFirst("^\\(\\?[a-z]+\\)", ""));
            Random random = new Random(seed);
            for (int i = 0; i < TEXTS; i++) {
                texts.add(generator.generate(random));
            }
        } catch (RgxGenParseException | IllegalArgumentException | IllegalStateException e) {
            return texts;
        }
        return texts;
    }

    /** How long a text can get at most, if all that repeats were nested. */
    private static double length(String pattern) {
        double length = pattern.length();
        long depth = pattern.chars().filter(c -> c == '(').count() + 1;
        long open = pattern.chars().filter(c -> c == '*' || c == '+').count();
        length *= Math.pow(REPETITIONS, (double) Math.min(depth, open));
        Matcher bound = BOUND.matcher(pattern);
        while (bound.find()) {
            String most = bound.group(2).isEmpty() ? bound.group(1) : bound.group(2);
            length *= most.isEmpty() ? 1 : Math.max(1, Math.sqrt(Double.parseDouble(most)));
        }
        return length;
    }
}
