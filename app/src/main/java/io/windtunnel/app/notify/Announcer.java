package io.windtunnel.app.notify;

import io.windtunnel.app.ingest.RunTakenIn;
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
public class Announcer {

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

    /** Tells of a decision that counts now. */
    public void decisionMade(long project, long decision) {
        tell(project, WebhookEvent.decision_made, () -> happenings.decision(decision, WebhookEvent.decision_made));
    }

    /** Tells of a decision that counts no more, because what it was about has changed. */
    public void decisionLapsed(long project, long decision) {
        tell(project, WebhookEvent.decision_lapsed, () -> happenings.decision(decision, WebhookEvent.decision_lapsed));
    }

    private void tell(long project, WebhookEvent event, Supplier<Record> payload) {
        if (deliveries.isWanted(project, event)) {
            deliveries.add(project, event, JsonMapper.shared().writeValueAsString(payload.get()));
        }
    }
}
