package io.windtunnel.app.notify;

import static io.windtunnel.domain.db.Tables.WEBHOOK;

import io.windtunnel.domain.db.enums.WebhookEvent;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The webhooks of projects in the database. */
@Repository
class Webhooks {

    private final DSLContext dsl;

    Webhooks(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The project's webhooks, newest first. */
    List<Webhook> of(long project) {
        return dsl.selectFrom(WEBHOOK)
                .where(WEBHOOK.PROJECT_ID.eq(project))
                .orderBy(WEBHOOK.ID.desc())
                .fetch(webhook -> new Webhook(
                        webhook.getId(),
                        webhook.getUrl(),
                        webhook.getKind(),
                        List.of(webhook.getEvents()),
                        webhook.getCreatedAt(),
                        Optional.ofNullable(webhook.getDisabledAt())));
    }

    /**
     * A new webhook, or a disabled one of the same address anew.
     *
     * @param sealedSecret what {@link Seal} made of its secret
     * @param by the account that adds it
     * @return its number; empty where the project has one of this address that is in use
     */
    Optional<Long> add(long project, NewWebhook webhook, byte[] sealedSecret, long by) {
        WebhookEvent[] events = webhook.events().toArray(WebhookEvent[]::new);
        return dsl.insertInto(WEBHOOK)
                .set(WEBHOOK.PROJECT_ID, project)
                .set(WEBHOOK.URL, webhook.url())
                .set(WEBHOOK.KIND, webhook.kind())
                .set(WEBHOOK.EVENTS, events)
                .set(WEBHOOK.SEALED_SECRET, sealedSecret)
                .set(WEBHOOK.CREATED_BY, by)
                .onConflict(WEBHOOK.PROJECT_ID, WEBHOOK.URL)
                .doUpdate()
                .set(WEBHOOK.KIND, webhook.kind())
                .set(WEBHOOK.EVENTS, events)
                .set(WEBHOOK.SEALED_SECRET, sealedSecret)
                .set(WEBHOOK.CREATED_BY, by)
                .set(WEBHOOK.CREATED_AT, DSL.currentOffsetDateTime())
                .setNull(WEBHOOK.DISABLED_AT)
                .where(WEBHOOK.DISABLED_AT.isNotNull())
                .returning(WEBHOOK.ID)
                .fetchOptional(WEBHOOK.ID);
    }

    /**
     * From now on it is told nothing; what waits for it stays so until it is added again.
     *
     * @return its address; empty where the project has no such webhook in use
     */
    Optional<String> disable(long project, long webhook) {
        return dsl.update(WEBHOOK)
                .set(WEBHOOK.DISABLED_AT, DSL.currentOffsetDateTime())
                .where(WEBHOOK.ID.eq(webhook), WEBHOOK.PROJECT_ID.eq(project), WEBHOOK.DISABLED_AT.isNull())
                .returning(WEBHOOK.URL)
                .fetchOptional(WEBHOOK.URL);
    }
}
