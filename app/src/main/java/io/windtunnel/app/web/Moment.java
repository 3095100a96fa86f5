package io.windtunnel.app.web;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Points in time as pages show them: in UTC, and saying so. */
public final class Moment {

    private static final DateTimeFormatter PEOPLE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private Moment() {}

    /** For people: {@code 3 Jul 2026, 09:30 UTC}. */
    public static String people(OffsetDateTime time) {
        return PEOPLE.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** For machines, as ISO 8601 has it. */
    public static String machine(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
