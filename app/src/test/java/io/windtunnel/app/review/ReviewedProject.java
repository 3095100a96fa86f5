package io.windtunnel.app.review;

import static io.windtunnel.domain.db.Tables.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.TokenScope;
import io.windtunnel.domain.server.DecisionDocument;
import io.windtunnel.domain.server.Receipt;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A project of one test's own, whose runs have the same finding with the contents that the test asks for. */
final class ReviewedProject {

    static final TestServer SERVER = TestServer.get();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger COMMITS = new AtomicInteger();

    private final TestProject project = SERVER.project();
    private final String publisher = SERVER.token(project, TokenScope.publish);
    private final JsonNode report = JSON.readTree(TestServer.report("rename-table-wrong"));

    long id() {
        return project.id();
    }

    String slug() {
        return project.slug();
    }

    TestProject project() {
        return project;
    }

    void askForFourEyes() {
        SERVER.dsl()
                .update(PROJECT)
                .set(PROJECT.FOUR_EYES, true)
                .where(PROJECT.ID.eq(id()))
                .execute();
    }

    /** The finding that all runs have. */
    String fingerprint() {
        return report.path("findings").get(0).path("fingerprint").asString();
    }

    /** Its page. */
    String page() {
        return "/projects/" + slug() + "/findings/" + fingerprint();
    }

    /**
     * A new run.
     *
     * @param script what the statements of its scripts end with
     * @return its number
     */
    long run(String branch, String script) throws IOException, InterruptedException {
        JsonNode copy = report.deepCopy();
        copy.path("migrations")
                .forEach(migration -> migration.path("statements").forEach(statement -> {
                    ObjectNode object = (ObjectNode) statement;
                    object.put("sql", object.path("sql").asString() + " /* " + script + " */");
                }));
        return handIn(branch, copy);
    }

    /** A new run without any finding. */
    long runWithoutFindings(String branch) throws IOException, InterruptedException {
        ObjectNode copy = (ObjectNode) report.deepCopy();
        copy.putArray("findings");
        return handIn(branch, copy);
    }

    private long handIn(String branch, JsonNode changed) throws IOException, InterruptedException {
        String query = "branch=" + branch + "&commit=" + String.format("%010x", COMMITS.incrementAndGet());
        HttpResponse<String> response =
                SERVER.handIn(publisher, query, JSON.writeValueAsString(changed).getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return JSON.readValue(response.body(), Receipt.class).id();
    }

    TestBrowser member(ProjectRole role) throws IOException, InterruptedException {
        return SERVER.signedIn(SERVER.account(project, Optional.of(role)));
    }

    /** Sends the form for a decision. */
    HttpResponse<String> decide(TestBrowser browser, long run, String verdict, String reason)
            throws IOException, InterruptedException {
        return browser.send(
                "/", page() + "/decisions", Map.of("run", String.valueOf(run), "verdict", verdict, "reason", reason));
    }

    /** Sends one of the forms beside a decision. */
    HttpResponse<String> act(TestBrowser browser, long decision, String what) throws IOException, InterruptedException {
        return browser.send("/", page() + "/decisions/" + decision + "/" + what, Map.of("run", "1"));
    }

    /** The number of the newest decision. */
    long lastDecision() {
        return SERVER.bean(DecisionStore.class)
                .history(id(), fingerprint(), 1)
                .get(0)
                .id();
    }

    DecisionDocument inForce() throws IOException, InterruptedException {
        HttpResponse<String> response = api(SERVER.token(project, TokenScope.read));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return DecisionDocument.read(response.body());
    }

    static HttpResponse<String> api(String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(SERVER.at("/api/decisions"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
