package io.windtunnel.app.notify;

import static io.windtunnel.domain.db.Tables.DELIVERY;
import static io.windtunnel.domain.db.Tables.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.app.audit.AuditLog;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.WebhookEvent;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookPagesTest {

    private static final TestServer SERVER = TestServer.get();
    private static final Map<String, String> SIGNED =
            Map.of("kind", "signed", "url", "https://example.org/hook", "events", "run_received");

    private final TestProject project = SERVER.project();
    private final String page = "/projects/" + project.slug() + "/webhooks";

    @BeforeAll
    static void stopTheServersOwn() {
        SERVER.bean(Courier.class).stop();
    }

    private TestBrowser admin() throws Exception {
        return SERVER.signedIn(SERVER.account(project, Optional.of(ProjectRole.admin)));
    }

    private int webhooks() {
        return SERVER.dsl().fetchCount(WEBHOOK, WEBHOOK.PROJECT_ID.eq(project.id()));
    }

    @Test
    void anAdminAddsAWebhookAndSeesItsSecretOnce() throws Exception {
        TestBrowser browser = admin();

        HttpResponse<String> added = browser.send(page, page, SIGNED);

        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        Matcher secret = Pattern.compile("whsec_[\\w-]+").matcher(added.body());
        assertThat(secret.find()).isTrue();
        assertThat(added.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
        assertThat(browser.get(page).body())
                .contains("https://example.org/hook")
                .doesNotContain("whsec_");
        byte[] sealed = SERVER.dsl()
                .fetchSingle(WEBHOOK, WEBHOOK.PROJECT_ID.eq(project.id()))
                .getSealedSecret();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(secret.group());
    }

    @Test
    void theSameAddressIsAddedOnceUntilItIsDisabled() throws Exception {
        TestBrowser browser = admin();
        browser.send(page, page, SIGNED);

        assertThat(browser.send(page, page, SIGNED).statusCode()).isEqualTo(409);
        long id = SERVER.dsl()
                .fetchSingle(WEBHOOK, WEBHOOK.PROJECT_ID.eq(project.id()))
                .getId();
        HttpResponse<String> disabled = browser.send(page, page + "/" + id + "/disable", Map.of());
        assertThat(TestBrowser.leadsTo(disabled)).isEqualTo(page);
        assertThat(browser.get(page).body()).contains("Disabled;");
        assertThat(browser.send(page, page, SIGNED).statusCode()).isEqualTo(200);
        assertThat(webhooks()).isEqualTo(1);
    }

    @Test
    void githubsTokenIsNeverShown() throws Exception {
        Map<String, String> fields =
                Map.of("kind", "github_status", "url", "https://api.github.com/repos/o/r", "token", "ghp_0123456789");
        TestBrowser browser = admin();

        HttpResponse<String> added = browser.send(page, page, fields);

        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        assertThat(added.body()).contains("https://api.github.com/repos/o/r").doesNotContain("ghp_");
        assertThat(browser.get(page).body()).doesNotContain("ghp_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "http://example.org/",
                "ftp://example.org/",
                "javascript:alert(1)",
                "https://user:password@example.org/",
                "https:///x",
                "https://example.org/#x",
                "https://exa mple.org/"
            })
    void whatIsNoAddressIsRefused(String url) throws Exception {
        HttpResponse<String> refused =
                admin().send(page, page, Map.of("kind", "signed", "url", url, "events", "run_received"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("has to begin with https://");
        assertThat(webhooks()).isZero();
    }

    @Test
    void whatIsIncompleteIsRefused() throws Exception {
        TestBrowser browser = admin();
        String url = "https://api.github.com/repos/o/r";

        assertThat(browser.send(page, page, Map.of("kind", "signed", "url", url))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.send(page, page, Map.of("kind", "nothing", "url", url))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.send(page, page, Map.of("kind", "github_status", "url", url))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.send(page, page, Map.of("kind", "github_status", "url", url, "token", "a\nb"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.send(
                                page,
                                page,
                                Map.of("kind", "github_status", "url", "https://github.com/o/r", "token", "ghp_1"))
                        .body())
                .contains("https://api.github.com/repos/OWNER/NAME");
        assertThat(webhooks()).isZero();
    }

    @Test
    void aProjectHasSoManyAtMost() throws Exception {
        TestBrowser browser = admin();
        for (int i = 0; i < 20; i++) {
            Map<String, String> fields =
                    Map.of("kind", "signed", "url", "https://example.org/" + i, "events", "run_received");
            assertThat(browser.send(page, page, fields).statusCode()).isEqualTo(200);
        }

        assertThat(browser.send(page, page, SIGNED).statusCode()).isEqualTo(409);
        assertThat(webhooks()).isEqualTo(20);
    }

    @Test
    void aDeadDeliveryIsShownAndDeliveredAgain() throws Exception {
        TestBrowser browser = admin();
        browser.send(page, page, SIGNED);
        SERVER.dsl().deleteFrom(DELIVERY).execute();
        Deliveries deliveries = SERVER.bean(Deliveries.class);
        deliveries.add(project.id(), WebhookEvent.run_received, "{}");
        deliveries.failed(
                deliveries.claim(Set.of()).orElseThrow(),
                Optional.of(500),
                "<script>alert(1)</script>",
                Optional.empty());
        long id = SERVER.dsl().fetchSingle(DELIVERY).getId();

        assertThat(browser.get(page).body())
                .contains("dead since", "500 &lt;script&gt;", "Deliver again")
                .doesNotContain("<script>alert");

        HttpResponse<String> again =
                browser.send(page, "/projects/" + project.slug() + "/deliveries/" + id + "/again", Map.of());
        assertThat(TestBrowser.leadsTo(again)).isEqualTo(page);
        assertThat(browser.get(page).body()).contains("waits for").doesNotContain("Deliver again");
        assertThat(browser.send(page, "/projects/" + project.slug() + "/deliveries/" + id + "/again", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsDoneToWebhooksIsInTheAuditLogWithoutWhatMayBeSecret() throws Exception {
        TestBrowser browser = admin();
        browser.send(page, page, SIGNED);
        browser.send(page, page, SIGNED);
        Deliveries deliveries = SERVER.bean(Deliveries.class);
        SERVER.dsl().deleteFrom(DELIVERY).execute();
        deliveries.add(project.id(), WebhookEvent.run_received, "{}");
        deliveries.failed(deliveries.claim(Set.of()).orElseThrow(), Optional.empty(), "", Optional.empty());
        long dead = SERVER.dsl().fetchSingle(DELIVERY).getId();
        for (int i = 0; i < 2; i++) {
            browser.send(page, "/projects/" + project.slug() + "/deliveries/" + dead + "/again", Map.of());
        }
        long id = SERVER.dsl()
                .fetchSingle(WEBHOOK, WEBHOOK.PROJECT_ID.eq(project.id()))
                .getId();
        browser.send(page, page + "/" + id + "/disable", Map.of());
        browser.send(page, page + "/" + id + "/disable", Map.of());

        List<AuditLog.Logged> entries = SERVER.bean(AuditLog.class).of(project.id(), Optional.empty(), 10);

        assertThat(entries)
                .extracting(AuditLog.Logged::action)
                .containsExactly("webhook disabled", "delivery repeated", "webhook added");
        assertThat(entries).extracting(AuditLog.Logged::subject).containsOnly("example.org");
        assertThat(entries.get(1).detail()).containsEntry("delivery", String.valueOf(dead));
        assertThat(entries.get(2).detail()).containsEntry("events", "[run_received]");
        assertThat(entries.toString()).doesNotContain("whsec_", "/hook");
    }

    @Test
    void whoMayOnlyReviewIsRefused() throws Exception {
        TestBrowser reviewer = SERVER.signedIn(SERVER.account(project, Optional.of(ProjectRole.review)));
        String home = "/projects/" + project.slug();

        assertThat(reviewer.get(page).statusCode()).isEqualTo(403);
        for (String path : new String[] {page, page + "/1/disable", home + "/deliveries/1/again"}) {
            assertThat(reviewer.send(home, path, SIGNED).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(webhooks()).isZero();
    }

    @Test
    void whoHasNoPartInTheProjectDoesNotSeeThatThereIsOne() throws Exception {
        TestBrowser stranger = SERVER.signedIn(SERVER.account(project, Optional.empty()));

        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        assertThat(stranger.send("/", page, SIGNED).statusCode()).isEqualTo(404);
        assertThat(webhooks()).isZero();
    }

    @Test
    void whoIsNotSignedInIsSentToSignIn() throws Exception {
        assertThat(TestBrowser.leadsTo(new TestBrowser(SERVER).get(page))).isEqualTo("/login");
    }

    @Test
    void aForgedFormIsRefused() throws Exception {
        assertThat(admin().sendBare(page, SIGNED, "forged").statusCode()).isEqualTo(403);
        assertThat(webhooks()).isZero();
    }

    @Test
    void anAdminOfAnotherProjectCannotTouchThisOne() throws Exception {
        admin().send(page, page, SIGNED);
        long id = SERVER.dsl()
                .fetchSingle(WEBHOOK, WEBHOOK.PROJECT_ID.eq(project.id()))
                .getId();
        TestProject other = SERVER.project();
        TestBrowser stranger = SERVER.signedIn(SERVER.account(other, Optional.of(ProjectRole.admin)));
        String theirs = "/projects/" + other.slug() + "/webhooks";

        stranger.send(theirs, theirs + "/" + id + "/disable", Map.of());

        assertThat(SERVER.dsl().fetchSingle(WEBHOOK, WEBHOOK.ID.eq(id)).getDisabledAt())
                .isNull();
    }
}
