package io.windtunnel.app.access;

import static io.windtunnel.domain.db.Tables.ACCOUNT;
import static io.windtunnel.domain.db.Tables.AUDIT_LOG;
import static io.windtunnel.domain.db.Tables.MEMBERSHIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.TestServer;
import io.windtunnel.domain.db.tables.records.AccountRecord;
import io.windtunnel.embedded.Loopback;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class OidcTest {

    private static final String CALLBACK = "/login/oauth2/code/oidc";
    private static final String BUTTON = "/oauth2/authorization/oidc";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static TestProvider provider;
    private static TestServer server;

    private final String subject = "subject-" + NUMBERS.incrementAndGet();

    @BeforeAll
    static void start() throws Exception {
        int port = Loopback.freePort();
        provider = new TestProvider(port);
        server = server(port, "true");
        provider.admit(server.at(CALLBACK));
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    private static TestServer server(int port, String createAccounts) {
        return TestServer.another(
                "--windtunnel.oidc.issuer=" + TestProvider.issuer(port),
                "--windtunnel.oidc.client-id=" + TestProvider.CLIENT,
                "--windtunnel.oidc.client-secret=" + TestProvider.CLIENT_SECRET,
                "--windtunnel.oidc.name=Example <SSO>",
                "--windtunnel.oidc.create-accounts=" + createAccounts);
    }

    /** From the button to the provider, through its form, and back: the address of the server that the provider leads to. */
    private static URI vouchedFor(TestProvider by, TestBrowser browser, String subject) throws Exception {
        browser.get(location(browser.get(BUTTON)));
        HttpResponse<String> known =
                browser.sendBare(by.at("/login"), Map.of("username", subject, "password", TestProvider.PASSWORD), "");
        return location(browser.get(location(known)));
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers()
                .firstValue("Location")
                .orElseThrow(() ->
                        new AssertionError(response.statusCode() + " " + response.uri() + " " + response.body())));
    }

    private TestBrowser signIn() throws Exception {
        TestBrowser browser = new TestBrowser(server);
        assertThat(TestBrowser.leadsTo(browser.get(vouchedFor(provider, browser, subject))))
                .isEqualTo("/");
        return browser;
    }

    private AccountRecord account() {
        return server.dsl().fetchSingle(ACCOUNT, ACCOUNT.OIDC_SUBJECT.eq(subject));
    }

    @Test
    void whoComesForTheFirstTimeGetsAnAccountWithoutARole() throws Exception {
        provider.says(subject, Map.of("preferred_username", "Émile Zola!", "name", "Émile <b>Zola</b>"));

        TestBrowser browser = signIn();

        assertThat(browser.get("/").body()).contains("Émile &lt;b&gt;Zola&lt;/b&gt;");
        assertThat(account().getName()).isEqualTo("emile-zola");
        assertThat(account().getPasswordHash()).isNull();
        assertThat(account().getAdministrator()).isFalse();
        assertThat(server.dsl()
                        .fetchCount(
                                MEMBERSHIP, MEMBERSHIP.ACCOUNT_ID.eq(account().getId())))
                .isZero();
        assertThat(browser.get("/projects/" + server.project().slug()).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(403);
        assertThat(server.dsl()
                        .fetch(AUDIT_LOG, AUDIT_LOG.ACCOUNT_ID.eq(account().getId())))
                .extracting(entry -> entry.getAction() + ": " + entry.getSubject())
                .containsExactly("account made: emile-zola");
    }

    @Test
    void whoComesAgainHasTheSameAccountWhateverTheirNameIsNow() throws Exception {
        provider.says(subject, Map.of("preferred_username", "again"));
        signIn();
        provider.says(subject, Map.of("preferred_username", "somebody-else"));
        signIn();

        assertThat(account().getName()).isEqualTo("again");
    }

    @Test
    void aNameOrAnEmailLeadsToNobodysAccount() throws Exception {
        String local = server.account(server.project(), Optional.empty());
        provider.says(subject, Map.of("email", local, "email_verified", true, "name", "x"));

        signIn();

        assertThat(account().getName()).isEqualTo(local + "-2");
        assertThat(server.bean(Accounts.class).find(local).orElseThrow().getPassword())
                .isNotNull();
        assertThat(server.signedIn(local).get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasNoNameThatFitsGetsOne() throws Exception {
        provider.says(subject, Map.of("preferred_username", "玛丽", "email", "a@example.org", "email_verified", false));

        signIn();

        assertThat(account().getName()).startsWith("somebody");
    }

    @Test
    void aDisabledAccountIsRefused() throws Exception {
        signIn();
        server.dsl()
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, DSL.currentOffsetDateTime())
                .where(ACCOUNT.OIDC_SUBJECT.eq(subject))
                .execute();
        TestBrowser browser = new TestBrowser(server);

        HttpResponse<String> refused = browser.get(vouchedFor(provider, browser, subject));

        assertThat(TestBrowser.leadsTo(refused)).isEqualTo("/login?error=disabled");
        assertThat(browser.get("/login?error=disabled").body()).contains("Your account is disabled.");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void anAccountOfTheProvidersOpensWithNoPassword() throws Exception {
        signIn();
        TestBrowser browser = new TestBrowser(server);
        for (String password : new String[] {"", "null", TestProvider.PASSWORD}) {
            HttpResponse<String> refused = browser.send(
                    "/login", "/login", Map.of("username", account().getName(), "password", password));

            assertThat(TestBrowser.leadsTo(refused)).isEqualTo("/login?error");
        }
    }

    @Test
    void anAnswerWithAForgedStateIsRefused() throws Exception {
        TestBrowser browser = new TestBrowser(server);
        URI answer = vouchedFor(provider, browser, subject);
        URI forged = URI.create(answer.toString().replaceFirst("state=[^&]*", "state=forged"));

        assertThat(TestBrowser.leadsTo(browser.get(forged))).isEqualTo("/login?error=provider");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(server.dsl().fetchCount(ACCOUNT, ACCOUNT.OIDC_SUBJECT.eq(subject)))
                .isZero();
    }

    @Test
    void anAnswerForAnotherBrowserIsRefusedAndOneCountsOnce() throws Exception {
        TestBrowser browser = new TestBrowser(server);
        URI answer = vouchedFor(provider, browser, subject);

        assertThat(TestBrowser.leadsTo(new TestBrowser(server).get(answer))).isEqualTo("/login?error=provider");
        assertThat(TestBrowser.leadsTo(browser.get(answer))).isEqualTo("/");
        assertThat(TestBrowser.leadsTo(browser.get(answer))).isEqualTo("/login?error=provider");
    }

    @Test
    void aTryIsBoundToItsBrowserAndItsAnswer() throws Exception {
        String address = location(new TestBrowser(server).get(BUTTON)).toString();

        assertThat(address)
                .startsWith(provider.at("/oauth2/authorize").toString())
                .contains("state=", "nonce=", "code_challenge=", "code_challenge_method=S256");
    }

    @Test
    void signingInStartsANewSessionAndSigningOutEndsIt() throws Exception {
        TestBrowser browser = new TestBrowser(server);
        URI answer = vouchedFor(provider, browser, subject);

        HttpResponse<String> in = browser.get(answer);

        assertThat(in.headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("windtunnel=").contains("HttpOnly", "SameSite=Lax"));
        browser.send("/", "/logout", Map.of());
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void whereThereIsNoProviderNothingOfItIsThere() throws Exception {
        TestBrowser browser = new TestBrowser(TestServer.get());

        assertThat(browser.get("/login").body()).doesNotContain("oauth2");
        assertThat(TestBrowser.leadsTo(browser.get(BUTTON))).isEqualTo("/login");
        assertThat(TestBrowser.leadsTo(browser.get(CALLBACK + "?code=x&state=x")))
                .isEqualTo("/login");
    }

    @Test
    void aServerStartsWithoutItsProviderAndMakesNoAccountsWhereItMayNot() throws Exception {
        int port = Loopback.freePort();
        try (TestServer alone = server(port, "false")) {
            TestBrowser browser = new TestBrowser(alone);
            assertThat(browser.get("/login").body()).contains("Sign in with Example &lt;SSO&gt;", BUTTON);
            assertThat(TestBrowser.leadsTo(browser.get(BUTTON))).isEqualTo("/login?error=away");
            assertThat(browser.get("/login?error=away").body()).contains("Example &lt;SSO&gt; does not answer");
            assertThat(alone.signedIn(alone.account(alone.project(), Optional.empty()))
                            .get("/")
                            .statusCode())
                    .isEqualTo(200);

            try (TestProvider late = new TestProvider(port)) {
                late.admit(alone.at(CALLBACK));
                HttpResponse<String> refused = browser.get(vouchedFor(late, browser, subject));
                assertThat(TestBrowser.leadsTo(refused)).isEqualTo("/login?error=unknown");
                assertThat(browser.get("/").statusCode()).isEqualTo(302);
            }
            assertThat(alone.dsl().fetchCount(ACCOUNT, ACCOUNT.OIDC_SUBJECT.eq(subject)))
                    .isZero();
        }
    }

    @Test
    void aProviderThatIsHalfConfiguredIsToldAtTheStart() {
        assertThatThrownBy(() -> new OidcProperties("https://id.example.org", "", "", "", true))
                .hasMessageContaining("windtunnel.oidc.client-id");
        assertThatThrownBy(() -> new OidcProperties("id.example.org", "x", "", "", true))
                .hasMessageContaining("has to be an address");
        assertThat(new OidcProperties("https://id.example.org/realm", "x", "", "", true).name())
                .isEqualTo("id.example.org");
    }
}
