package io.windtunnel.checker.rules.history;

import io.windtunnel.checker.observation.Divergence;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import java.util.ArrayList;
import java.util.List;

/** How differences are told: a few in the message, more as evidence. */
final class Divergences {

    private static final int MOST_NAMED = 3;
    private static final int MOST_EVIDENCE = 50;

    private Divergences() {}

    /** {@code a; b; c; 4 more}. */
    static String named(List<Divergence> divergences) {
        List<String> texts = new ArrayList<>(
                divergences.stream().limit(MOST_NAMED).map(Divergence::text).toList());
        if (divergences.size() > MOST_NAMED) {
            texts.add(divergences.size() - MOST_NAMED + " more");
        }
        return String.join("; ", texts);
    }

    static List<Evidence> evidence(List<Divergence> divergences) {
        return divergences.stream()
                .limit(MOST_EVIDENCE)
                .map(one -> Evidence.of("difference", Wording.sentence(one.text()) + "."))
                .toList();
    }

    static List<String> objects(List<Divergence> divergences) {
        return divergences.stream()
                .map(Divergence::object)
                .distinct()
                .limit(MOST_EVIDENCE)
                .toList();
    }

    /** A reason as the end of a sentence. */
    static String ended(String why) {
        return why.endsWith(".") ? why : why + ".";
    }
}
