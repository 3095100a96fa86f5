package io.windtunnel.app.notify;

import io.windtunnel.app.access.Person;
import io.windtunnel.app.access.ProjectAccess;
import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.access.Secrets;
import io.windtunnel.app.web.Frame;
import io.windtunnel.app.web.NotFound;
import io.windtunnel.app.web.Pages;
import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.WebhookEvent;
import io.windtunnel.domain.db.enums.WebhookKind;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where a project's admins say who is told, and see how it went. */
@Controller
class WebhookPages {

    private static final int MOST = 20;
    private static final int SHOWN = 20;
    private static final int LONGEST_TOKEN = 500;

    private final Pages pages;
    private final ProjectAccess access;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhookChanges changes;
    private final Seal seal;
    private final NotifyProperties properties;

    WebhookPages(
            Pages pages,
            ProjectAccess access,
            Webhooks webhooks,
            Deliveries deliveries,
            WebhookChanges changes,
            Seal seal,
            NotifyProperties properties) {
        this.pages = pages;
        this.access = access;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.changes = changes;
        this.seal = seal;
        this.properties = properties;
    }

    @GetMapping("/projects/{slug}/webhooks")
    View list(@AuthenticationPrincipal Person person, @PathVariable String slug) {
        return page(access.require(slug, person, ProjectRole.admin), Optional.empty());
    }

    /**
     * Adds a webhook. The answer is the page itself: a secret that is to be shown once is kept for no other request.
     *
     * @param token what GitHub asks for, of a {@code github_status}; others get a secret of ours
     */
    @PostMapping("/projects/{slug}/webhooks")
    View add(
            @AuthenticationPrincipal Person person,
            @PathVariable String slug,
            @RequestParam WebhookKind kind,
            @RequestParam String url,
            @RequestParam(defaultValue = "") List<WebhookEvent> events,
            @RequestParam(defaultValue = "") String token) {
        Project project = access.require(slug, person, ProjectRole.admin);
        boolean isSigned = kind == WebhookKind.signed;
        NewWebhook webhook = isSigned ? NewWebhook.signed(url, events) : NewWebhook.githubStatus(url);
        String secret = isSigned ? Secrets.random("whsec_") : token.strip();
        requireAllowed(project, webhook, secret);
        byte[] sealed = seal.close(secret, Courier.purpose(project.id(), webhook.url()));
        if (!changes.add(person, project.id(), webhook, sealed)) {
            throw new Refused(HttpStatus.CONFLICT, "The project tells " + webhook.url() + " already.");
        }
        return page(project, isSigned ? Optional.of(secret) : Optional.empty());
    }

    private void requireAllowed(Project project, NewWebhook webhook, String secret) {
        if (!seal.isReady()) {
            throw new Refused(
                    HttpStatus.CONFLICT, "This server has no windtunnel.secret-key, so it cannot keep secrets.");
        }
        if (!webhook.isSecure() && !properties.webhooks().allowPrivate()) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The address has to begin with https://, unless windtunnel.webhooks.allow-private is set.");
        }
        boolean isToken = secret.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (secret.isEmpty() || secret.length() > LONGEST_TOKEN || !isToken) {
            throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "GitHub's token has to be given, as GitHub shows it.");
        }
        if (webhooks.of(project.id()).stream()
                        .filter(other -> other.disabledAt().isEmpty())
                        .count()
                >= MOST) {
            throw new Refused(HttpStatus.CONFLICT, "A project has at most " + MOST + " webhooks: disable one first.");
        }
    }

    @PostMapping("/projects/{slug}/webhooks/{webhook}/disable")
    View disable(@AuthenticationPrincipal Person person, @PathVariable String slug, @PathVariable long webhook) {
        Project project = access.require(slug, person, ProjectRole.admin);
        changes.disable(person, project.id(), webhook);
        return back(project);
    }

    @PostMapping("/projects/{slug}/deliveries/{delivery}/again")
    View again(@AuthenticationPrincipal Person person, @PathVariable String slug, @PathVariable long delivery) {
        Project project = access.require(slug, person, ProjectRole.admin);
        if (!changes.again(person, project.id(), delivery)) {
            throw new NotFound("no dead delivery " + delivery);
        }
        return back(project);
    }

    private View page(Project project, Optional<String> secret) {
        List<WebhooksPage.Told> told = webhooks.of(project.id()).stream()
                .map(webhook -> new WebhooksPage.Told(webhook, deliveries.last(webhook.id(), SHOWN)))
                .toList();
        return pages.page(
                "webhooks",
                "Webhooks",
                List.of(new Frame.Step("Projects", "/"), new Frame.Step(project.name(), "/projects/" + project.slug())),
                new WebhooksPage(project, seal.isReady(), !properties.webhooks().allowPrivate(), told, secret));
    }

    private static View back(Project project) {
        return new RedirectView("/projects/" + project.slug() + "/webhooks");
    }
}
