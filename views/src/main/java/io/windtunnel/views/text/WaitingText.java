package io.windtunnel.views.text;

import io.windtunnel.domain.report.Waiting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How long others wait, in words. */
public final class WaitingText {

    private WaitingText() {}

    /** The wait in a few words, as the second half of a sentence: "longer the more rows public.orders has: ...". */
    public static String words(Waiting wait) {
        if (wait.tables().isEmpty()) {
            return "for a moment, however many rows there are";
        }
        String grows = "longer the more rows " + String.join(" and ", wait.tables())
                + (wait.tables().size() == 1 ? " has" : " have");
        String rate = wait.millisPerMillionRows()
                .map(millis -> "about " + time(millis) + " a million rows")
                .orElse("how much was not measured");
        String there = wait.productionMillis()
                .map(millis -> String.format(
                        Locale.ROOT,
                        ", about %s on your %,d rows",
                        time(millis),
                        wait.productionRows().orElse(0L)))
                .orElse("");
        return grows + ": " + rate + there;
    }

    private static String time(double millis) {
        if (millis < 1) {
            return "1 ms";
        }
        BigDecimal shown = BigDecimal.valueOf(millis >= 1000 ? millis / 1000 : millis)
                .round(new MathContext(millis >= 100_000 ? 3 : 1));
        return shown.toPlainString() + (millis >= 1000 ? " s" : " ms");
    }
}
