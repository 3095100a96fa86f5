package io.windtunnel.app.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.windtunnel.domain.db.enums.Verdict;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What is told of a decision.
 *
 * @param event {@code decision_made} or {@code decision_lapsed}
 * @param project whose decision it is
 * @param decision the decision
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DecisionEvent(String event, ToldProject project, Decision decision) {

    /**
     * The decision.
     *
     * @param url the finding's page, where this server knows its own address
     * @param fingerprint the finding
     * @param person who decided
     * @param seconded who agreed
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Decision(
            long id,
            Optional<String> url,
            String fingerprint,
            Verdict verdict,
            String reason,
            String person,
            OffsetDateTime decidedAt,
            Optional<String> seconded,
            Optional<OffsetDateTime> lapsedAt) {}
}
