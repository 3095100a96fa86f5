package io.windtunnel.app.review;

import io.windtunnel.app.review.Ruling.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been decided about the findings of one run.
 *
 * @param fourEyes whether a decision needs a second person
 * @param rulings by the findings' fingerprints
 */
public record RunDecisions(boolean fourEyes, Map<String, Ruling> rulings) {

    public RunDecisions {
        rulings = Map.copyOf(rulings);
    }

    /** @param rulings where several are about one finding, the last one counts */
    static RunDecisions of(boolean fourEyes, List<Ruling> rulings) {
        Map<String, Ruling> byFinding = new HashMap<>();
        rulings.forEach(ruling -> byFinding.put(ruling.subject().fingerprint(), ruling));
        return new RunDecisions(fourEyes, byFinding);
    }

    /** A few words for a list; empty where nothing was decided about the finding. */
    public String brief(String fingerprint) {
        return Optional.ofNullable(rulings.get(fingerprint))
                .map(ruling -> switch (ruling.state(fourEyes)) {
                    case IN_FORCE -> ruling.words() + " by " + ruling.persons();
                    case WAITS -> ruling.words() + " by " + ruling.persons() + ", waits for a second person";
                    case LAPSED -> "decision lapsed: the script changed";
                    case WITHDRAWN -> "";
                })
                .orElse("");
    }

    /** Whether a decision about the finding is in force. */
    public boolean isDecided(String fingerprint) {
        return Optional.ofNullable(rulings.get(fingerprint))
                .filter(ruling -> ruling.state(fourEyes) == State.IN_FORCE)
                .isPresent();
    }
}
