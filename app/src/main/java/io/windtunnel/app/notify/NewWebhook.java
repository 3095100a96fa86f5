package io.windtunnel.app.notify;

import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.db.enums.WebhookEvent;
import io.windtunnel.domain.db.enums.WebhookKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * What somebody fills in for a webhook.
 *
 * @param url where messages go
 * @param kind what is sent
 * @param events what it is told of
 */
record NewWebhook(String url, WebhookKind kind, List<WebhookEvent> events) {

    private static final int LONGEST = 1_000;
    private static final Pattern REPOSITORY = Pattern.compile("(/api/v3)?/repos/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");

    NewWebhook {
        url = url.strip();
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw refused("Say what the webhook is to be told of.");
        }
        URI uri = read(url);
        if (kind == WebhookKind.github_status
                && !REPOSITORY.matcher(uri.getPath()).matches()) {
            throw refused("The address of a repository in GitHub's API is https://api.github.com/repos/OWNER/NAME.");
        }
    }

    /** A commit's status says how its run went, and nothing else. */
    static NewWebhook githubStatus(String url) {
        return new NewWebhook(url, WebhookKind.github_status, List.of(WebhookEvent.run_received));
    }

    static NewWebhook signed(String url, List<WebhookEvent> events) {
        return new NewWebhook(url, WebhookKind.signed, events);
    }

    boolean isSecure() {
        return url.startsWith("https://");
    }

    private static URI read(String url) {
        try {
            URI uri = new URI(url);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean isPlain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            if (isWeb && isPlain && uri.getHost() != null && url.length() <= LONGEST) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw refused("The address has to begin with https:// and a host's name, without a user or a fragment.");
    }

    private static Refused refused(String reason) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, reason);
    }
}
