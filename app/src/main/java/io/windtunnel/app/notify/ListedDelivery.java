package io.windtunnel.app.notify;

import io.windtunnel.domain.db.enums.WebhookEvent;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A delivery in a list: it waits for its next attempt, was delivered, or is dead.
 *
 * @param id its number
 * @param event what it tells of
 * @param createdAt when that happened
 * @param attempts how many there were
 * @param nextAttemptAt when it is tried again, where it waits
 * @param deliveredAt when the receiver took it
 * @param deadAt when it was given up
 * @param lastStatus what the receiver answered last
 * @param lastError what went wrong last; a stranger's text in part
 */
public record ListedDelivery(
        long id,
        WebhookEvent event,
        OffsetDateTime createdAt,
        int attempts,
        Optional<OffsetDateTime> nextAttemptAt,
        Optional<OffsetDateTime> deliveredAt,
        Optional<OffsetDateTime> deadAt,
        Optional<Integer> lastStatus,
        Optional<String> lastError) {}
