package io.windtunnel.app.ingest;

import static io.windtunnel.domain.db.Tables.FINDING;
import static io.windtunnel.domain.db.Tables.RUN;
import static io.windtunnel.domain.db.Tables.RUN_DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.app.access.Tokens;
import io.windtunnel.domain.db.enums.TokenScope;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import io.windtunnel.domain.server.Receipt;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class IngestTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String QUERY = "branch=main&commit=0123456789abcdef";

    private final TestProject project = SERVER.project();
    private final String token = SERVER.token(project, TokenScope.publish);

    @Test
    void aReportBecomesARunWithItsFindings() throws Exception {
        byte[] json = TestServer.report("rename-table-wrong");
        Report report = ReportJson.read(new ByteArrayInputStream(json));

        HttpResponse<String> response =
                SERVER.handIn(token, QUERY + "&pullRequest=7&baseBranch=main&runUrl=https://ci.example.org/1", json);

        assertThat(response.statusCode()).isEqualTo(201);
        Receipt receipt = JsonMapper.shared().readValue(response.body(), Receipt.class);
        assertThat(receipt.isNew()).isTrue();
        assertThat(receipt.url()).endsWith("/projects/" + project.slug() + "/runs/" + receipt.id());
        assertThat(response.headers().firstValue("Location")).contains(receipt.url());
        var run = SERVER.dsl().fetchSingle(RUN, RUN.ID.eq(receipt.id()));
        assertThat(run.getErrors()).isEqualTo(report.summary().errors());
        assertThat(run.getPullRequest()).isEqualTo(7);
        assertThat(SERVER.dsl()
                        .fetchSingle(RUN_DOCUMENT, RUN_DOCUMENT.RUN_ID.eq(receipt.id()))
                        .getDocument())
                .isEqualTo(json);
        assertThat(SERVER.dsl().fetch(FINDING, FINDING.RUN_ID.eq(receipt.id())))
                .extracting(finding -> finding.getFingerprint())
                .containsExactlyInAnyOrderElementsOf(report.findings().stream()
                        .map(finding -> finding.fingerprint())
                        .toList());
    }

    @Test
    void theSameReportOfTheSameCommitIsTheSameRun() throws Exception {
        byte[] json = TestServer.report("rename-table-wrong");
        Receipt first = receipt(SERVER.handIn(token, QUERY, json), 201);
        Receipt again = receipt(SERVER.handIn(token, QUERY, json), 200);
        Receipt other = receipt(SERVER.handIn(token, "branch=main&commit=fedcba9876", json), 201);

        assertThat(again).isEqualTo(new Receipt(first.id(), first.url(), false));
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @Test
    void aReportThatComesTwiceAtOnceIsOneRun() throws Exception {
        byte[] json = TestServer.report("rename-table-wrong");
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            Callable<HttpResponse<String>> send = () -> SERVER.handIn(token, QUERY, json);
            List<Future<HttpResponse<String>>> sent =
                    senders.invokeAll(Stream.generate(() -> send).limit(8).toList());
            long made = 0;
            for (Future<HttpResponse<String>> one : sent) {
                assertThat(one.get().statusCode()).isIn(200, 201);
                made += one.get().statusCode() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
            assertThat(SERVER.dsl().fetchCount(RUN, RUN.PROJECT_ID.eq(project.id())))
                    .isEqualTo(1);
        } finally {
            senders.shutdownNow();
        }
    }

    static Stream<Arguments> noReports() {
        String sound = new String(TestServer.report("rename-table-right"), StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("", 422),
                Arguments.of("{", 400),
                Arguments.of("[]", 422),
                Arguments.of("{}", 422),
                Arguments.of("{\"schemaVersion\": 1}", 422),
                Arguments.of("{\"schemaVersion\": 99}", 422),
                Arguments.of("{\"schemaVersion\": 1e999999999}", 422),
                Arguments.of("{\"schemaVersion\": " + "9".repeat(1_000) + "}", 400),
                Arguments.of("{\"schemaVersion\": 1, \"schemaVersion\": 1}", 400),
                Arguments.of("{\"a\": ".repeat(1_000) + "1" + "}".repeat(1_000), 400),
                Arguments.of(sound + sound, 400),
                Arguments.of(sound.replaceFirst("\"outcome\" : \"passed\"", "\"outcome\" : \"splendid\""), 422),
                Arguments.of(sound.replaceFirst("\"errors\" : 0", "\"errors\" : 99999999999"), 422));
    }

    @ParameterizedTest
    @MethodSource("noReports")
    void whatIsNoReportIsRefusedWithTheReason(String body, int status) throws Exception {
        HttpResponse<String> response = SERVER.handIn(token, QUERY, body.getBytes(StandardCharsets.UTF_8));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonMapper.shared().readTree(response.body()).path("detail").asString())
                .isNotBlank()
                .doesNotContain("io.windtunnel");
        assertThat(SERVER.dsl().fetchCount(RUN, RUN.PROJECT_ID.eq(project.id())))
                .isZero();
    }

    static Stream<byte[]> hostileReports() {
        String sound = new String(TestServer.report("rename-table-wrong"), StandardCharsets.UTF_8);
        Stream<String> texts = Stream.of(
                "[".repeat(200_000),
                "{\"" + "k".repeat(1_000_000) + "\": 1}",
                sound.replaceFirst("\"errors\" : \\d+", "\"errors\" : -1"),
                sound.replaceFirst("\"errors\" : \\d+", "\"errors\" : 1e400"),
                sound.replaceFirst("\"startLine\" : \\d+", "\"startLine\" : 1e30"),
                sound.replaceFirst("\"totalMillis\" : \\d+", "\"totalMillis\" : 99999999999999999999"),
                sound.replaceFirst("\"totalMillis\" : \\d+", "\"totalMillis\" : -1"),
                sound.replaceFirst("\\{", "{\"findings\" : [], "),
                sound.replaceFirst("\"totalMillis\" : \\d+", "\"totalMillis\" : NaN"));
        return Stream.concat(
                texts.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Stream.of(
                        sound.getBytes(StandardCharsets.UTF_16BE),
                        sound.getBytes(StandardCharsets.UTF_16LE),
                        new byte[] {(byte) 0xFE, (byte) 0xFF},
                        new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                        new byte[100_000]));
    }

    @ParameterizedTest
    @MethodSource("hostileReports")
    void aHostileReportIsTheSendersMistakeAndLeavesNothing(byte[] body) throws Exception {
        HttpResponse<String> response = SERVER.handIn(token, QUERY, body);

        assertThat(response.statusCode()).as(response.body()).isIn(400, 422);
        assertThat(response.body().length()).isLessThan(10_000);
        assertThat(SERVER.dsl().fetchCount(RUN, RUN.PROJECT_ID.eq(project.id())))
                .isZero();
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws Exception {
        byte[] json = TestServer.report("rename-table-right");
        int inside = new String(json, StandardCharsets.ISO_8859_1).indexOf("description") + 20;
        byte[] broken = Arrays.copyOf(json, json.length);
        broken[inside] = (byte) 0xC3;
        broken[inside + 1] = (byte) 0x28;

        assertThat(SERVER.handIn(token, QUERY, broken).statusCode()).isEqualTo(400);
    }

    @Test
    void textThatPostgresCannotKeepIsKeptWithoutIt() throws Exception {
        String json = new String(TestServer.report("rename-table-wrong"), StandardCharsets.UTF_8)
                .replaceFirst("\"title\" : \"", "\"title\" : \"\\\\u0000\\\\ud800 ");

        Receipt receipt = receipt(SERVER.handIn(token, QUERY, json.getBytes(StandardCharsets.UTF_8)), 201);

        assertThat(SERVER.dsl()
                        .fetchSingle(FINDING, FINDING.RUN_ID.eq(receipt.id()).and(FINDING.ORDINAL.eq(0)))
                        .getTitle())
                .startsWith("\uFFFD?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "branch=main&commit=xyz",
                "branch=&commit=0123456789",
                "branch=main&commit=0123456789&pullRequest=0",
                "branch=main&commit=0123456789&runUrl=javascript:alert(1)",
                "branch=main%00&commit=0123456789",
            })
    void anOriginThatCannotBeIsRefused(String query) throws Exception {
        assertThat(SERVER.handIn(token, query, TestServer.report("rename-table-right"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aParameterThatIsMissingIsNamed() throws Exception {
        HttpResponse<String> response = SERVER.handIn(token, "branch=main", TestServer.report("rename-table-right"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("commit");
    }

    @Test
    void aLargeReportIsTakenAndATooLargeOneRefused() throws Exception {
        String sound = new String(TestServer.report("rename-table-right"), StandardCharsets.UTF_8);
        byte[] large = (sound + " ".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8);
        byte[] tooLarge = (sound + " ".repeat(9 << 20)).getBytes(StandardCharsets.UTF_8);

        assertThat(SERVER.handIn(token, QUERY, large).statusCode()).isEqualTo(201);
        HttpResponse<String> refused = SERVER.handIn(token, QUERY, tooLarge);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("at most 8 MB");
    }

    @Test
    void onlyATokenOfThisProjectThatIsForPublishingCounts() throws Exception {
        byte[] json = TestServer.report("rename-table-right");
        TestProject other = SERVER.project();

        assertThat(SERVER.handIn("", QUERY, json).statusCode()).isEqualTo(401);
        assertThat(SERVER.handIn("wt_wrong", QUERY, json).statusCode()).isEqualTo(401);
        assertThat(SERVER.handIn(SERVER.token(project, TokenScope.read), QUERY, json)
                        .statusCode())
                .isEqualTo(403);
        assertThat(SERVER.handIn(token, QUERY + "&project=" + other.slug(), json)
                        .statusCode())
                .isEqualTo(403);
        assertThat(SERVER.handIn(token, QUERY + "&project=" + project.slug(), json)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aRevokedTokenCountsNoMore() throws Exception {
        Tokens tokens = SERVER.bean(Tokens.class);
        String gone = tokens.create(project.id(), "gone", TokenScope.publish, Optional.empty())
                .orElseThrow();
        long id = tokens.of(project.id()).stream()
                .filter(one -> Objects.equals(one.name(), "gone"))
                .findFirst()
                .orElseThrow()
                .id();
        byte[] json = TestServer.report("rename-table-right");

        assertThat(SERVER.handIn(gone, QUERY, json).statusCode()).isEqualTo(201);
        assertThat(tokens.of(project.id()).get(0).lastUsedAt()).isPresent();
        tokens.revoke(project.id(), id);
        assertThat(SERVER.handIn(gone, QUERY, json).statusCode()).isEqualTo(401);
    }

    private static Receipt receipt(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonMapper.shared().readValue(response.body(), Receipt.class);
    }
}
