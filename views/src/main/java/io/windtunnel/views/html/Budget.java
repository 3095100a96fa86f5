package io.windtunnel.views.html;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Strangers' texts, cut so that the page can be opened; each cut says how much is missing. */
final class Budget {

    /** Characters of one paragraph. */
    static final int PARAGRAPH = 4_000;

    private static final int LINE = 400;
    private static final int NAME = 200;
    private static final int LEAST = 120;

    private int left;

    /** A budget of so many characters for the whole page; when it is spent, texts are cut much shorter. */
    Budget(int characters) {
        left = characters;
    }

    String paragraph(String text) {
        return take(text, PARAGRAPH);
    }

    String line(String text) {
        return take(text, LINE);
    }

    String name(String text) {
        return take(text, NAME);
    }

    /** The lines of these texts, each cut, no more than so many; a last one says how many are missing. */
    List<String> lines(List<String> texts, int most) {
        List<String> lines =
                texts.stream().flatMap(String::lines).limit(most + 1L).toList();
        if (lines.size() <= most) {
            return lines.stream().map(this::line).toList();
        }
        long all = texts.stream().flatMap(String::lines).count();
        return Stream.concat(
                        lines.stream().limit(most).map(this::line),
                        Stream.of("… " + number(all - most) + " more lines"))
                .toList();
    }

    private String take(String text, int most) {
        int length = Math.min(most, Math.max(LEAST, left));
        left = Math.max(0, left - Math.min(text.length(), length));
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + " … " + number(text.length() - end) + " more characters";
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
