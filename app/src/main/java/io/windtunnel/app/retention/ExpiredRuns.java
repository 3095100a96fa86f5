package io.windtunnel.app.retention;

import static io.windtunnel.domain.db.Tables.DELIVERY;
import static io.windtunnel.domain.db.Tables.PROJECT;
import static io.windtunnel.domain.db.Tables.RUN;
import static io.windtunnel.domain.db.Tables.WEBHOOK;

import io.windtunnel.domain.db.tables.Run;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.springframework.stereotype.Repository;

/** What is older than it is kept, by the database's clock. */
@Repository
class ExpiredRuns {

    private final DSLContext dsl;

    ExpiredRuns(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * A project that does not keep its runs for ever.
     *
     * @param id its number
     * @param slug its name in addresses
     * @param keepDays how long it keeps them
     */
    record Keeper(long id, String slug, int keepDays) {}

    List<Keeper> keepers() {
        return dsl.select(PROJECT.ID, PROJECT.SLUG, PROJECT.KEEP_DAYS)
                .from(PROJECT)
                .where(PROJECT.KEEP_DAYS.isNotNull())
                .orderBy(PROJECT.ID)
                .fetch(row -> new Keeper(row.value1(), row.value2(), row.value3()));
    }

    /**
     * Deletes runs with all that belongs to them, the oldest first. The last run of the default branch stays, however old
     * it is: it is what the next one is compared with.
     *
     * @param limit how many at most
     * @return how many they were
     */
    int delete(Keeper keeper, int limit) {
        Run base = RUN.as("base");
        var newest = DSL.select(base.ID)
                .from(base)
                .join(PROJECT)
                .on(PROJECT.ID.eq(base.PROJECT_ID), PROJECT.DEFAULT_BRANCH.eq(base.BRANCH))
                .where(base.PROJECT_ID.eq(keeper.id()))
                .orderBy(base.RECEIVED_AT.desc(), base.ID.desc())
                .limit(1);
        var old = DSL.select(RUN.ID)
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(keeper.id()), RUN.RECEIVED_AT.lt(ago(Duration.ofDays(keeper.keepDays()))))
                .and(DSL.field(newest).isNull().or(RUN.ID.ne(DSL.field(newest))))
                .orderBy(RUN.RECEIVED_AT)
                .limit(limit)
                .forUpdate()
                .skipLocked();
        return dsl.deleteFrom(RUN).where(RUN.ID.in(old)).execute();
    }

    /**
     * Deletes deliveries that came to their end that long ago, whether they were taken or given up.
     *
     * @param limit how many at most
     * @return how many they were
     */
    int deleteDeliveries(Duration keep, int limit) {
        // By webhook, as the index is.
        var old = DSL.lateral(DSL.select(DELIVERY.ID)
                        .from(DELIVERY)
                        .where(DELIVERY.WEBHOOK_ID.eq(WEBHOOK.ID), DELIVERY.CREATED_AT.lt(ago(keep)))
                        .and(DELIVERY.NEXT_ATTEMPT_AT.isNull())
                        .orderBy(DELIVERY.CREATED_AT)
                        .limit(limit))
                .as("old");
        return dsl.deleteFrom(DELIVERY)
                .where(DELIVERY.ID.in(
                        DSL.select(old.field(DELIVERY.ID)).from(WEBHOOK, old).limit(limit)))
                .execute();
    }

    private static Field<OffsetDateTime> ago(Duration time) {
        return DSL.currentOffsetDateTime().minus(DayToSecond.valueOf(time));
    }
}
