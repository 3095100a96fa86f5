package io.windtunnel.app.review;

import io.windtunnel.domain.db.enums.Verdict;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A decision as it was recorded, and what became of it.
 *
 * @param id its number
 * @param subject what it is about
 * @param verdict what was decided
 * @param reason why, in a person's words
 * @param decided by whom and when
 * @param seconded by whom else and when
 * @param withdrawn by whom and when
 * @param lapsedAt when the content had changed
 */
public record Ruling(
        long id,
        Subject subject,
        Verdict verdict,
        String reason,
        Act decided,
        Optional<Act> seconded,
        Optional<Act> withdrawn,
        Optional<OffsetDateTime> lapsedAt) {

    /**
     * What somebody did.
     *
     * @param account the account's number
     * @param name its name for people
     * @param at when
     */
    public record Act(long account, String name, OffsetDateTime at) {}

    /** Where a decision stands. */
    public enum State {
        /** It counts. */
        IN_FORCE,
        /** It counts once a second person agrees. */
        WAITS,
        /** The script changed, so it counts no more. */
        LAPSED,
        /** Somebody took it back. */
        WITHDRAWN
    }

    /**
     * Where it stands.
     *
     * @param fourEyes whether the project asks for a second person now
     */
    public State state(boolean fourEyes) {
        if (withdrawn.isPresent()) {
            return State.WITHDRAWN;
        }
        if (lapsedAt.isPresent()) {
            return State.LAPSED;
        }
        return fourEyes && seconded.isEmpty() ? State.WAITS : State.IN_FORCE;
    }

    /** Whether nothing has ended it. */
    public boolean isStanding() {
        return withdrawn.isEmpty() && lapsedAt.isEmpty();
    }

    /** What was decided, in words that go before "by". */
    public String words() {
        return switch (verdict) {
            case approve -> "Approved";
            case reject -> "Rejected";
            case accept_risk -> "Risk accepted";
        };
    }

    /** Who stands for it, by name. */
    public String persons() {
        return decided.name() + seconded.map(act -> " and " + act.name()).orElse("");
    }
}
