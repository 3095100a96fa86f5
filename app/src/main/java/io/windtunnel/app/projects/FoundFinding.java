package io.windtunnel.app.projects;

import io.windtunnel.domain.db.enums.Severity;
import io.windtunnel.domain.db.enums.Verdict;
import java.util.Optional;

/**
 * A finding as it stands now: in the last run of one branch or of several.
 *
 * @param fingerprint what makes it the same in all of them
 * @param rule the rule's id
 * @param severity how bad it is
 * @param title what it is, in a few words
 * @param place its file and line; empty where it is about none
 * @param run the newest of the runs that have it
 * @param branch that run's branch
 * @param branches on how many branches it stands
 * @param verdict what was decided about it, where a decision stands
 */
public record FoundFinding(
        String fingerprint,
        String rule,
        Severity severity,
        String title,
        String place,
        long run,
        String branch,
        int branches,
        Optional<Verdict> verdict) {

    /** The verdict, for people. */
    public String decided() {
        return verdict.map(given -> switch (given) {
                    case approve -> "approved";
                    case reject -> "rejected";
                    case accept_risk -> "risk accepted";
                })
                .orElse("");
    }
}
