package io.windtunnel.app.review;

import static io.windtunnel.app.review.ReviewedProject.SERVER;
import static io.windtunnel.domain.db.Tables.DELIVERY;
import static io.windtunnel.domain.db.Tables.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.WebhookEvent;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DecisionsAreToldTest {

    private final ReviewedProject project = new ReviewedProject();

    /** To an address that nothing is ever sent to. */
    @BeforeEach
    void listen() {
        SERVER.dsl()
                .insertInto(WEBHOOK)
                .set(WEBHOOK.PROJECT_ID, project.id())
                .set(WEBHOOK.URL, "http://127.0.0.1:9/hook")
                .set(WEBHOOK.SEALED_SECRET, new byte[64])
                .set(WEBHOOK.EVENTS, new WebhookEvent[] {WebhookEvent.decision_made, WebhookEvent.decision_lapsed})
                .execute();
    }

    private List<WebhookEvent> told() {
        return SERVER.dsl()
                .select(DELIVERY.EVENT)
                .from(DELIVERY)
                .join(WEBHOOK)
                .on(WEBHOOK.ID.eq(DELIVERY.WEBHOOK_ID))
                .where(WEBHOOK.PROJECT_ID.eq(project.id()))
                .orderBy(DELIVERY.ID)
                .fetch(DELIVERY.EVENT);
    }

    @Test
    void aDecisionIsToldOnceItCountsAndWhenItLapses() throws Exception {
        project.askForFourEyes();
        project.decide(project.member(ProjectRole.review), project.run("main", "a"), "approve", "It is sound.");
        assertThat(told()).isEmpty();

        project.act(project.member(ProjectRole.review), project.lastDecision(), "second");
        assertThat(told()).containsExactly(WebhookEvent.decision_made);

        project.run("main", "b");
        assertThat(told()).containsExactly(WebhookEvent.decision_made, WebhookEvent.decision_lapsed);
    }
}
