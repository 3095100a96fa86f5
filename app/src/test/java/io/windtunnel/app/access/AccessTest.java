package io.windtunnel.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.TokenScope;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

final class AccessTest {

    private static final TestServer SERVER = TestServer.get();
    private static final Map<String, String> NOTHING = Map.of();

    /**
     * Everything that can be asked for, and who may: nobody signed in, a stranger to the project, then each role, then
     * who administers the server.
     */
    private static final List<Door> DOORS = List.of(
            new Door("GET", "/login", "200 200 200 200 200 200"),
            new Door("GET", "/setup", "404 404 404 404 404 404"),
            new Door("POST", "/setup", "404 404 404 404 404 404", Map.of("token", "x", "name", "x", "password", "x")),
            new Door("GET", "/", "302 200 200 200 200 200"),
            new Door("GET", "/accounts", "302 403 403 403 403 200"),
            new Door("POST", "/accounts", "302 403 403 403 403 422", Map.of("name", "A", "password", "x")),
            new Door("POST", "/accounts/{account}", "302 403 403 403 403 404", Map.of("change", "DISABLE")),
            new Door("POST", "/accounts/password", "302 403 403 403 403 422", Map.of("name", "none", "password", "x")),
            new Door("GET", "/accounts/audit", "302 403 403 403 403 200"),
            new Door(
                    "POST",
                    "/projects",
                    "302 403 403 403 403 422",
                    Map.of("slug", "A", "name", "x", "defaultBranch", "x")),
            new Door("GET", "/projects/{slug}", "302 404 200 200 200 200"),
            new Door("GET", "/projects/{slug}/runs/{id}", "302 404 200 200 200 200"),
            new Door("GET", "/projects/{slug}/findings", "302 404 200 200 200 200"),
            new Door("GET", "/projects/{slug}/findings/{fingerprint}", "302 404 200 200 200 200"),
            new Door(
                    "POST",
                    "/projects/{slug}/findings/{fingerprint}/decisions",
                    "302 404 403 422 422 422",
                    Map.of("run", "1", "verdict", "approve")),
            new Door(
                    "POST",
                    "/projects/{slug}/findings/{fingerprint}/decisions/{id}/second",
                    "302 404 403 404 404 404",
                    Map.of("run", "1")),
            new Door(
                    "POST",
                    "/projects/{slug}/findings/{fingerprint}/decisions/{id}/withdraw",
                    "302 404 403 404 404 404",
                    Map.of("run", "1")),
            new Door("GET", "/projects/{slug}/decisions.json", "302 404 200 200 200 200"),
            new Door("GET", "/projects/{slug}/audit", "302 404 403 403 200 200"),
            new Door("GET", "/projects/{slug}/settings", "302 404 403 403 200 200"),
            new Door("POST", "/projects/{slug}/settings", "302 404 403 403 302 302"),
            new Door(
                    "POST",
                    "/projects/{slug}/members",
                    "302 404 403 403 422 422",
                    Map.of("name", "none", "role", "read")),
            new Door("POST", "/projects/{slug}/members/{account}/remove", "302 404 403 403 302 302"),
            new Door(
                    "POST", "/projects/{slug}/tokens", "302 404 403 403 422 422", Map.of("name", "x", "scope", "none")),
            new Door("POST", "/projects/{slug}/tokens/{token}/revoke", "302 404 403 403 302 302"),
            new Door("GET", "/projects/{slug}/webhooks", "302 404 403 403 200 200"),
            new Door(
                    "POST",
                    "/projects/{slug}/webhooks",
                    "302 404 403 403 422 422",
                    Map.of("kind", "signed", "url", "none", "events", "run_received")),
            new Door("POST", "/projects/{slug}/webhooks/{webhook}/disable", "302 404 403 403 302 302"),
            new Door("POST", "/projects/{slug}/deliveries/{delivery}/again", "302 404 403 403 404 404"),
            new Door("GET", "/badges/{slug}.svg", "404 404 404 404 404 404"),
            new Door("GET", "/assets/report.css", "200 200 200 200 200 200"),
            new Door("GET", "/assets/report.js", "200 200 200 200 200 200"),
            new Door("GET", "/api/report.schema.json", "200 200 200 200 200 200"),
            new Door("GET", "/api/openapi.json", "200 200 200 200 200 200"),
            new Door("GET", "/api/openapi.json.yaml", "401 401 401 401 401 401"),
            new Door("GET", "/api/decisions", "401 401 401 401 401 401"),
            new Door("POST", "/api/reports", "401 401 401 401 401 401"));

    private final TestProject project = SERVER.project();

    /**
     * An endpoint.
     *
     * @param answers HTTP's numbers for nobody, a stranger, read, review, admin, and who administers the server; 302 to
     *     nobody leads to the page to sign in
     */
    private record Door(String method, String path, String answers, Map<String, String> fields) {

        private Door(String method, String path, String answers) {
            this(method, path, answers, NOTHING);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Arguments> doors() {
        return DOORS.stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void eachDoorOpensForWhoMay(Door door) throws Exception {
        String token = SERVER.token(project, TokenScope.publish);
        String receipt = SERVER.handIn(token, "branch=main&commit=0123456789", TestServer.report("rename-table-wrong"))
                .body();
        String run = receipt.replaceFirst(".*\"id\":(\\d+).*", "$1");
        String finding = SERVER.dsl()
                .fetchSingle("SELECT fingerprint FROM finding WHERE run_id = ? LIMIT 1", Long.valueOf(run))
                .get(0, String.class);
        String path = door.path()
                .replace("{slug}", project.slug())
                .replace("{id}", run)
                .replace("{fingerprint}", finding)
                .replace("{account}", "0")
                .replace("{token}", "0")
                .replace("{webhook}", "0")
                .replace("{delivery}", "0");
        List<TestBrowser> visitors = List.of(
                new TestBrowser(SERVER),
                SERVER.signedIn(SERVER.account(project, Optional.empty())),
                SERVER.signedIn(SERVER.account(project, Optional.of(ProjectRole.read))),
                SERVER.signedIn(SERVER.account(project, Optional.of(ProjectRole.review))),
                SERVER.signedIn(SERVER.account(project, Optional.of(ProjectRole.admin))),
                SERVER.signedIn(SERVER.administrator()));

        StringBuilder answers = new StringBuilder();
        for (TestBrowser visitor : visitors) {
            HttpResponse<String> answer =
                    door.method().equals("GET") ? visitor.get(path) : visitor.send("/login", path, door.fields());
            answers.append(answer.statusCode()).append(' ');
        }

        assertThat(answers.toString().strip()).isEqualTo(door.answers());
    }

    @Test
    void everyEndpointIsADoor() {
        Set<String> endpoints = new TreeSet<>();
        SERVER.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (!method.getBeanType().getName().startsWith("org.springframework")
                            && !mapping.getDirectPaths().contains("/error")) {
                        mapping.getPatternValues().forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> endpoints.add(verb + " " + path)));
                    }
                });

        assertThat(DOORS.stream().map(Door::toString).toList()).containsExactlyInAnyOrderElementsOf(endpoints);
    }

    @Test
    void nobodyIsLedToThePageToSignIn() throws Exception {
        HttpResponse<String> answer = new TestBrowser(SERVER).get("/projects/" + project.slug());

        assertThat(TestBrowser.leadsTo(answer)).isEqualTo("/login");
    }

    @Test
    void aFormWithoutItsFieldIsRefused() throws Exception {
        TestBrowser admin = SERVER.signedIn(SERVER.account(project, Optional.of(ProjectRole.admin)));

        HttpResponse<String> answer = admin.sendBare(
                "/projects/" + project.slug() + "/tokens", Map.of("name", "x", "scope", "publish"), "forged");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(SERVER.bean(Tokens.class).of(project.id())).isEmpty();
    }

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() throws Exception {
        TestBrowser admin = SERVER.signedIn(SERVER.account(project, Optional.of(ProjectRole.admin)));
        String settings = "/projects/" + project.slug() + "/settings";

        String shown = admin.send(
                        settings,
                        "/projects/" + project.slug() + "/tokens",
                        Map.of("name", "build", "scope", "publish"))
                .body();

        String token = shown.replaceAll("(?s).*(wt_[A-Za-z0-9_-]{43}).*", "$1");
        assertThat(SERVER.handIn(token, "branch=main&commit=0123456789", TestServer.report("rename-table-right"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(admin.get(settings).body()).contains("build").doesNotContain(token);
        assertThat(SERVER.dsl().fetch("SELECT * FROM project_token").format()).doesNotContain(token);
    }

    @Test
    void aWrongPasswordAndANameThatIsNotThereLookAlike() throws Exception {
        String account = SERVER.account(project, Optional.empty());
        TestBrowser browser = new TestBrowser(SERVER);

        HttpResponse<String> wrong = browser.send("/login", "/login", Map.of("username", account, "password", "wrong"));
        HttpResponse<String> nobody =
                browser.send("/login", "/login", Map.of("username", "nobody", "password", "wrong"));

        assertThat(TestBrowser.leadsTo(wrong)).isEqualTo("/login?error").isEqualTo(TestBrowser.leadsTo(nobody));
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        TestBrowser browser = SERVER.signedIn(SERVER.account(project, Optional.of(ProjectRole.read)));
        assertThat(browser.get("/").statusCode()).isEqualTo(200);

        browser.send("/", "/logout", NOTHING);

        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/api/report.schema.json", "/actuator/health", "/nowhere"})
    void everyAnswerHasItsSecurityHeaders(String path) throws Exception {
        HttpResponse<String> answer = new TestBrowser(SERVER).get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    }

    @Test
    void theSessionsCookieIsForThisServerAlone() throws Exception {
        HttpResponse<String> answer = new TestBrowser(SERVER).get("/login");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void metricsAreForWhoAdministersTheServer() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        URI metrics = SERVER.at("/actuator/prometheus");

        assertThat(client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        String admin = Base64.getEncoder()
                .encodeToString((SERVER.administrator() + ":" + TestServer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> told = client.send(
                HttpRequest.newBuilder(metrics)
                        .header("Authorization", "Basic " + admin)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains("hikaricp_connections");
    }

    @Test
    void tooManyTriesToSignInHaveToWait() {
        RateLimit limit = new RateLimit(3);

        assertThat(Stream.generate(() -> limit.passes("ada")).limit(5).toList())
                .containsExactly(true, true, true, false, false);
        assertThat(limit.passes("rob")).isTrue();
    }
}
