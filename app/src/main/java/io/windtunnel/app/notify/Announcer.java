package io.windtunnel.app.notify;

import io.windtunnel.app.ingest.RunTakenIn;
import io.windtunnel.app.review.DecisionLapsed;
import io.windtunnel.app.review.DecisionMade;
import io.windtunnel.domain.db.enums.WebhookEvent;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down who is to be told of what happened, in the transaction in which it happens: what is taken back is not told,
 * and what is acknowledged is.
 */
@Service
class Announcer {

    private final Deliveries deliveries;
    private final Happenings happenings;

    Announcer(Deliveries deliveries, Happenings happenings) {
        this.deliveries = deliveries;
        this.happenings = happenings;
    }

    @EventListener
    void runReceived(RunTakenIn run) {
        tell(run.projectId(), WebhookEvent.run_received, () -> happenings.run(run.runId()));
    }

    @EventListener
    void decisionMade(DecisionMade made) {
        tellOfDecision(made.projectId(), made.ruling().id(), WebhookEvent.decision_made);
    }

    @EventListener
    void decisionLapsed(DecisionLapsed lapsed) {
        tellOfDecision(lapsed.projectId(), lapsed.decisionId(), WebhookEvent.decision_lapsed);
    }

    private void tellOfDecision(long project, long decision, WebhookEvent event) {
        tell(project, event, () -> happenings.decision(decision, event));
    }

    private void tell(long project, WebhookEvent event, Supplier<Record> payload) {
        if (deliveries.isWanted(project, event)) {
            deliveries.add(project, event, JsonMapper.shared().writeValueAsString(payload.get()));
        }
    }
}
