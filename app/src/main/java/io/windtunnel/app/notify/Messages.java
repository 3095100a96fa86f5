package io.windtunnel.app.notify;

import io.windtunnel.app.notify.Deliveries.Claimed;
import io.windtunnel.domain.db.enums.WebhookKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Makes of a delivery what its receiver understands. */
final class Messages {

    private static final String HMAC = "HmacSHA256";

    private Messages() {}

    /**
     * The message.
     *
     * @param secret what it is signed with, or GitHub's token
     * @param now when it is sent, which the signature holds
     */
    static Message of(Claimed delivery, String secret, Instant now) {
        return delivery.kind() == WebhookKind.github_status
                ? githubStatus(delivery, secret)
                : signed(delivery, secret, now);
    }

    private static Message signed(Claimed delivery, String secret, Instant now) {
        String timestamp = String.valueOf(now.getEpochSecond());
        return new Message(
                URI.create(delivery.url()),
                Map.of(
                        "X-Windtunnel-Event", delivery.event().getLiteral(),
                        "X-Windtunnel-Delivery", String.valueOf(delivery.id()),
                        "X-Windtunnel-Timestamp", timestamp,
                        "X-Windtunnel-Signature", signature(secret, timestamp, delivery.payload())),
                delivery.payload());
    }

    /** {@code sha256=} and the HMAC (RFC 2104), in hexadecimal digits, of timestamp, full stop and body. */
    static String signature(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            byte[] digest = mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As <a href="https://docs.github.com/en/rest/commits/statuses">GitHub's REST API</a> wants it. */
    private static Message githubStatus(Claimed delivery, String token) {
        RunReceived event = JsonMapper.shared().readValue(delivery.payload(), RunReceived.class);
        return new Message(
                URI.create(delivery.url() + "/statuses/" + event.run().commit()),
                Map.of(
                        "Accept", "application/vnd.github+json",
                        "Authorization", "Bearer " + token,
                        "X-GitHub-Api-Version", "2022-11-28"),
                JsonMapper.shared().writeValueAsString(CommitStatus.of(event)));
    }
}
