package io.windtunnel.app.notify;

import io.windtunnel.app.access.Person;
import io.windtunnel.app.audit.AuditAction;
import io.windtunnel.app.audit.AuditEntry;
import io.windtunnel.app.audit.AuditLog;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a project's admins do to webhooks, each change with its entry in the audit log or not at all. The log names hosts
 * alone: an address may be a secret in itself, and the log is kept for ever.
 */
@Service
class WebhookChanges {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final AuditLog audit;

    WebhookChanges(Webhooks webhooks, Deliveries deliveries, AuditLog audit) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.audit = audit;
    }

    /** A new webhook; false where the project has one of this address that is in use. */
    @Transactional
    public boolean add(Person by, long project, NewWebhook webhook, byte[] sealedSecret) {
        Optional<Long> added = webhooks.add(project, webhook, sealedSecret, by.id());
        added.ifPresent(id -> audit.add(entry(by, project, AuditAction.WEBHOOK_ADDED, webhook.url())
                .with("webhook", String.valueOf(id))
                .with("kind", webhook.kind().getLiteral())
                .with("events", webhook.events().toString())));
        return added.isPresent();
    }

    /** From now on it is told nothing. */
    @Transactional
    public void disable(Person by, long project, long webhook) {
        webhooks.disable(project, webhook)
                .ifPresent(url -> audit.add(entry(by, project, AuditAction.WEBHOOK_DISABLED, url)
                        .with("webhook", String.valueOf(webhook))));
    }

    /** Has a dead delivery sent again; false where the project has none of this number. */
    @Transactional
    public boolean again(Person by, long project, long delivery) {
        Optional<String> url = deliveries.again(project, delivery);
        url.ifPresent(to -> audit.add(
                entry(by, project, AuditAction.DELIVERY_REPEATED, to).with("delivery", String.valueOf(delivery))));
        return url.isPresent();
    }

    private static AuditEntry entry(Person by, long project, AuditAction action, String url) {
        return new AuditEntry(by.actor(), project, action, URI.create(url).getHost());
    }
}
