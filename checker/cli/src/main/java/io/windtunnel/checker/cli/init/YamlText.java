package io.windtunnel.checker.cli.init;

import io.windtunnel.views.text.VisibleText;
import java.util.regex.Pattern;

/** Strangers' text in a file of YAML. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}./][\\p{Alnum}_./:@=*-]*(?<!:)");

    private YamlText() {}

    /** One value; a JSON string, which is YAML, where it is not plain. */
    static String scalar(String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        StringBuilder text = new StringBuilder("\"");
        value.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                text.append('\\').append((char) character);
            } else if (character < ' ' || character > '~') {
                text.append(String.format("\\u%04x", character));
            } else {
                text.append((char) character);
            }
        });
        return text.append('"').toString();
    }

    /** What can stand behind a {@code #}. */
    static String comment(String text) {
        return VisibleText.logLine(text);
    }
}
