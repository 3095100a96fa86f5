package io.windtunnel.app.notify;

import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.domain.db.enums.WebhookEvent;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of a project, and how that went.
 *
 * @param project whose they are
 * @param hasKey whether secrets can be sealed; nothing can be added or sent without
 * @param isSecure whether only https:// is posted to
 * @param webhooks the project's, newest first
 * @param secret of the one that was just added, shown this once
 */
public record WebhooksPage(
        Project project, boolean hasKey, boolean isSecure, List<Told> webhooks, Optional<String> secret) {

    public WebhooksPage {
        webhooks = List.copyOf(webhooks);
    }

    /** A webhook and its last deliveries, newest first. */
    public record Told(Webhook webhook, List<ListedDelivery> deliveries) {

        public Told {
            deliveries = List.copyOf(deliveries);
        }
    }

    /** What a webhook can be told of. */
    public List<String> events() {
        return List.of(WebhookEvent.values()).stream()
                .map(WebhookEvent::getLiteral)
                .toList();
    }
}
