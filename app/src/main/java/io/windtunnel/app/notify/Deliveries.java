package io.windtunnel.app.notify;

import static io.windtunnel.domain.db.Tables.DELIVERY;
import static io.windtunnel.domain.db.Tables.WEBHOOK;

import io.windtunnel.domain.db.enums.WebhookEvent;
import io.windtunnel.domain.db.enums.WebhookKind;
import io.windtunnel.domain.db.tables.Delivery;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.springframework.stereotype.Repository;

/**
 * Deliveries in the database. All times are the database's, which several instances share.
 *
 * <p>A delivery is claimed by moving its next attempt away: whoever is killed while it sends has lost nothing, the
 * delivery is due again later. Its count of attempts tells whose claim it is.
 */
@Repository
class Deliveries {

    /** Longer than any attempt takes, the resolving of a name included. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    private final DSLContext dsl;

    Deliveries(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * A delivery that is to be attempted now.
     *
     * @param id its number
     * @param attempts how many there were, with this one
     */
    record Claimed(
            long id,
            long webhookId,
            long projectId,
            WebhookKind kind,
            String url,
            ByteBuffer sealedSecret,
            WebhookEvent event,
            String payload,
            int attempts) {}

    /** Writes one delivery for each webhook of the project that wants to know of the event. */
    void add(long project, WebhookEvent event, String payload) {
        dsl.insertInto(DELIVERY, DELIVERY.WEBHOOK_ID, DELIVERY.EVENT, DELIVERY.PAYLOAD)
                .select(DSL.select(WEBHOOK.ID, DSL.val(event, DELIVERY.EVENT), DSL.val(JSONB.valueOf(payload)))
                        .from(WEBHOOK)
                        .where(WEBHOOK.PROJECT_ID.eq(project), WEBHOOK.DISABLED_AT.isNull())
                        .and(DSL.val(event, DELIVERY.EVENT).eq(DSL.any(WEBHOOK.EVENTS))))
                .execute();
    }

    /** Whether anybody wants to know of the event. */
    boolean isWanted(long project, WebhookEvent event) {
        return dsl.fetchExists(
                WEBHOOK,
                WEBHOOK.PROJECT_ID.eq(project),
                WEBHOOK.DISABLED_AT.isNull(),
                DSL.val(event, DELIVERY.EVENT).eq(DSL.any(WEBHOOK.EVENTS)));
    }

    /**
     * The delivery that has been due the longest, for the caller alone, for as long as {@link #CLAIM}.
     *
     * @param busy webhooks that are to be left alone
     */
    Optional<Claimed> claim(Set<Long> busy) {
        Delivery due = DELIVERY.as("due");
        var next = DSL.select(due.ID)
                .from(due)
                .join(WEBHOOK)
                .on(WEBHOOK.ID.eq(due.WEBHOOK_ID))
                .where(
                        due.NEXT_ATTEMPT_AT.le(DSL.currentOffsetDateTime()),
                        WEBHOOK.DISABLED_AT.isNull(),
                        due.WEBHOOK_ID.notIn(busy))
                .orderBy(due.NEXT_ATTEMPT_AT, due.ID)
                .limit(1)
                .forUpdate()
                .of(due)
                .skipLocked();
        return dsl.update(DELIVERY)
                .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.plus(1))
                .set(DELIVERY.NEXT_ATTEMPT_AT, in(CLAIM))
                .from(WEBHOOK)
                .where(WEBHOOK.ID.eq(DELIVERY.WEBHOOK_ID), DELIVERY.ID.eq(next))
                .returningResult(
                        DELIVERY.ID,
                        DELIVERY.WEBHOOK_ID,
                        WEBHOOK.PROJECT_ID,
                        WEBHOOK.KIND,
                        WEBHOOK.URL,
                        WEBHOOK.SEALED_SECRET,
                        DELIVERY.EVENT,
                        DELIVERY.PAYLOAD,
                        DELIVERY.ATTEMPTS)
                .fetchOptional(row -> new Claimed(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        ByteBuffer.wrap(row.value6()),
                        row.value7(),
                        row.value8().data(),
                        row.value9()));
    }

    private static Field<OffsetDateTime> in(Duration wait) {
        return DSL.currentOffsetDateTime().plus(DayToSecond.valueOf(wait));
    }

    /** The receiver took it. */
    void delivered(Claimed claimed, int status) {
        dsl.update(DELIVERY)
                .set(DELIVERY.DELIVERED_AT, DSL.currentOffsetDateTime())
                .setNull(DELIVERY.NEXT_ATTEMPT_AT)
                .set(DELIVERY.LAST_STATUS, status)
                .setNull(DELIVERY.LAST_ERROR)
                .where(isStill(claimed))
                .execute();
    }

    /**
     * The attempt failed.
     *
     * @param wait until the next one; empty for none: it is dead
     */
    void failed(Claimed claimed, Optional<Integer> status, String error, Optional<Duration> wait) {
        dsl.update(DELIVERY)
                .set(DELIVERY.NEXT_ATTEMPT_AT, wait.map(Deliveries::in).orElseGet(Deliveries::never))
                .set(DELIVERY.DEAD_AT, wait.isPresent() ? never() : DSL.currentOffsetDateTime())
                .set(DELIVERY.LAST_STATUS, status.orElse(null))
                .set(DELIVERY.LAST_ERROR, error)
                .where(isStill(claimed))
                .execute();
    }

    private static Field<OffsetDateTime> never() {
        return DSL.castNull(DELIVERY.NEXT_ATTEMPT_AT);
    }

    /** Whoever took too long finds it claimed by somebody else, who will tell how it went. */
    private static Condition isStill(Claimed claimed) {
        return DELIVERY.ID
                .eq(claimed.id())
                .and(DELIVERY.ATTEMPTS.eq(claimed.attempts()))
                .and(DELIVERY.NEXT_ATTEMPT_AT.isNotNull());
    }

    /**
     * Has a dead one delivered again, from the first attempt on.
     *
     * @return where it goes; empty where the project has no such dead delivery
     */
    Optional<String> again(long project, long delivery) {
        return dsl.update(DELIVERY)
                .set(DELIVERY.ATTEMPTS, 0)
                .set(DELIVERY.NEXT_ATTEMPT_AT, DSL.currentOffsetDateTime())
                .setNull(DELIVERY.DEAD_AT)
                .from(WEBHOOK)
                .where(
                        WEBHOOK.ID.eq(DELIVERY.WEBHOOK_ID),
                        WEBHOOK.PROJECT_ID.eq(project),
                        DELIVERY.ID.eq(delivery),
                        DELIVERY.DEAD_AT.isNotNull())
                .returningResult(WEBHOOK.URL)
                .fetchOptional(WEBHOOK.URL);
    }

    /** The webhook's last ones, newest first. */
    List<ListedDelivery> last(long webhook, int limit) {
        return dsl.selectFrom(DELIVERY)
                .where(DELIVERY.WEBHOOK_ID.eq(webhook))
                .orderBy(DELIVERY.CREATED_AT.desc(), DELIVERY.ID.desc())
                .limit(limit)
                .fetch(delivery -> new ListedDelivery(
                        delivery.getId(),
                        delivery.getEvent(),
                        delivery.getCreatedAt(),
                        delivery.getAttempts(),
                        Optional.ofNullable(delivery.getNextAttemptAt()),
                        Optional.ofNullable(delivery.getDeliveredAt()),
                        Optional.ofNullable(delivery.getDeadAt()),
                        Optional.ofNullable(delivery.getLastStatus()),
                        Optional.ofNullable(delivery.getLastError())));
    }
}
