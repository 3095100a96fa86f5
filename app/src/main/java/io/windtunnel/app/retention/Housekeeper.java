package io.windtunnel.app.retention;

import io.windtunnel.app.audit.AuditAction;
import io.windtunnel.app.audit.AuditEntry;
import io.windtunnel.app.audit.AuditEntry.Actor;
import io.windtunnel.app.audit.AuditLog;
import io.windtunnel.app.retention.ExpiredRuns.Keeper;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes round once an hour on every instance; what one of them is at, the others leave alone. */
@Component
class Housekeeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);
    /** So many go in one transaction: others wait for none of it, and what is done stays done. */
    private static final int BATCH = 50;

    private static final int DELIVERIES = 1_000;
    private static final Duration KEEP_DELIVERIES = Duration.ofDays(90);

    private final Months months;
    private final ExpiredRuns expired;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    Housekeeper(Months months, ExpiredRuns expired, AuditLog audit, TransactionTemplate transaction) {
        this.months = months;
        this.expired = expired;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Makes the months ahead, takes away what is not kept, drops the months that this left empty. */
    @Override
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    public void run() {
        Months.TABLES.forEach(table -> each(table, months.missing(table), months::make));
        expired.keepers().forEach(this::deleteRuns);
        deleteAll(() -> expired.deleteDeliveries(KEEP_DELIVERIES, DELIVERIES));
        Months.TABLES.forEach(table -> each(table, months.empty(table), months::drop));
    }

    private void each(String table, List<YearMonth> some, BiConsumer<String, YearMonth> work) {
        for (YearMonth month : some) {
            try {
                transaction.executeWithoutResult(status -> work.accept(table, month));
            } catch (DataAccessException e) {
                LOG.info("{} of {} is left as it is for now: {}", table, month, String.valueOf(e.getCause()));
            }
        }
    }

    private void deleteRuns(Keeper keeper) {
        int deleted = deleteAll(() -> expired.delete(keeper, BATCH));
        if (deleted > 0) {
            LOG.info("{} runs of {} were older than {} days", deleted, keeper.slug(), keeper.keepDays());
            audit.add(new AuditEntry(Actor.SERVER, keeper.id(), AuditAction.RUNS_EXPIRED, String.valueOf(deleted))
                    .with("keepDays", String.valueOf(keeper.keepDays())));
        }
    }

    private int deleteAll(IntSupplier batch) {
        int all = 0;
        int deleted;
        do {
            deleted = Objects.requireNonNull(transaction.execute(status -> batch.getAsInt()));
            all += deleted;
        } while (deleted > 0);
        return all;
    }
}
