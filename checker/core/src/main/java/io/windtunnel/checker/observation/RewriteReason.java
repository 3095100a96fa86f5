package io.windtunnel.checker.observation;

import java.util.ArrayList;
import java.util.List;

/**
 * Why {@code ALTER TABLE} rewrote a table: the bits of {@code pg_event_trigger_table_rewrite_reason()}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-event-triggers.html">Event Trigger Functions</a>
 */
public enum RewriteReason {
    PERSISTENCE_CHANGED(1, "its persistence changed (LOGGED or UNLOGGED)"),
    DEFAULT_COMPUTED(2, "each row got a value computed for it (a volatile default, an identity or a generated column)"),
    TYPE_CHANGED(4, "a column's type changed"),
    ACCESS_METHOD_CHANGED(8, "its access method changed");

    private final int bit;
    private final String words;

    RewriteReason(int bit, String words) {
        this.bit = bit;
        this.words = words;
    }

    /** The reason as the second half of a sentence: "the table was rewritten: ...". */
    public String words() {
        return words;
    }

    /** The reasons that a bit mask holds. */
    public static List<RewriteReason> of(int mask) {
        List<RewriteReason> reasons = new ArrayList<>();
        for (RewriteReason reason : values()) {
            if ((mask & reason.bit) != 0) {
                reasons.add(reason);
            }
        }
        return List.copyOf(reasons);
    }
}
