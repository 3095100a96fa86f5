package io.windtunnel.app.notify;

import io.windtunnel.domain.db.enums.WebhookEvent;
import io.windtunnel.domain.db.enums.WebhookKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who wants to be told, without the secret.
 *
 * @param id its number
 * @param url where messages go; of GitHub the repository in its API
 * @param kind what is sent
 * @param events what it is told of
 * @param createdAt when it was added
 * @param disabledAt since when it is told nothing more
 */
public record Webhook(
        long id,
        String url,
        WebhookKind kind,
        List<WebhookEvent> events,
        OffsetDateTime createdAt,
        Optional<OffsetDateTime> disabledAt) {

    public Webhook {
        events = List.copyOf(events);
    }

    /** Whether events are sent as they are, signed; commit statuses otherwise. */
    public boolean isSigned() {
        return kind == WebhookKind.signed;
    }

    /** What it is told of, in words. */
    public List<String> eventNames() {
        return events.stream().map(WebhookEvent::getLiteral).toList();
    }
}
