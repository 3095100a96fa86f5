package io.windtunnel.views.text;

import java.util.Locale;

/** How many of something there are. */
public final class Count {

    private Count() {}

    /** "1 migration", "1,000 migrations". */
    public static String of(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
