package io.windtunnel.domain.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.windtunnel.domain.server.ReviewServerException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ReviewServerClientTest {

    private static final byte[] REPORT = "{\"schemaVersion\": 1}".getBytes(StandardCharsets.UTF_8);
    private static final String RECEIPT =
            "{\"id\": 7, \"url\": \"https://wind.example/projects/shop/runs/7\", \"isNew\": true}";
    private static final Submission FEATURE = new Submission(
            "feature/a b&c=ü",
            "0123abc",
            Optional.of(7),
            Optional.of("main"),
            Optional.of("https://ci.example/?run=1"));
    private static final ServerToken TOKEN = ServerToken.parse(" wt_secret\n");
    private static final ReviewServerClient.Patience SHORT = new ReviewServerClient.Patience(
            Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofMillis(10), Duration.ofMillis(50));

    private final PlayedServer server = new PlayedServer();
    private final ReviewServerClient client = new ReviewServerClient(server.address(), TOKEN, SHORT);

    ReviewServerClientTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReportIsHandedInWithWhatItIsAbout() throws ReviewServerException {
        server.answers(201, RECEIPT);

        Receipt receipt = client.publish(FEATURE, REPORT);

        assertThat(receipt).isEqualTo(new Receipt(7, "https://wind.example/projects/shop/runs/7", true));
        assertThat(server.asked())
                .containsExactly(new PlayedServer.Asked(
                        "POST /api/reports?branch=feature%2Fa+b%26c%3D%C3%BC&commit=0123abc&pullRequest=7"
                                + "&baseBranch=main&runUrl=https%3A%2F%2Fci.example%2F%3Frun%3D1",
                        "Bearer wt_secret", "{\"schemaVersion\": 1}"));
    }

    @Test
    void aRunThatIsThereAlreadyIsToldAsSuch() throws ReviewServerException {
        server.answers(200, RECEIPT.replace("true", "false"));

        assertThat(client.publish(FEATURE, REPORT).isNew()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whatMayHelpLaterIsTriedAgain(int status) throws ReviewServerException {
        server.answers(status, "Too many\n", "Retry-After", "9999")
                .answers(status, "")
                .answers(201, RECEIPT);

        assertThat(client.publish(FEATURE, REPORT).id()).isEqualTo(7);
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void threeTimesAreEnough() {
        server.answers(503, "").answers(503, "").answers(503, "{\"detail\": \"The database does not answer.\"}");

        ReviewServerException told = refusal();

        assertThat(told).hasMessage(server.address() + " answers 503: The database does not answer.");
        assertThat(told.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(server.asked()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 413, 422})
    void aRefusalIsToldInTheServersWordsAndNotTriedAgain(int status) {
        server.answers(
                status,
                "{\"title\": \"No\", \"status\": 1, \"detail\": \"The report is not as its schema says.\"}",
                "Content-Type",
                "application/problem+json");

        ReviewServerException told = refusal();

        assertThat(told)
                .hasMessage(server.address() + " answers " + status + ": The report is not as its schema says.");
        assertThat(told.kind()).isEqualTo(Kind.REFUSED);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aLongReasonIsCutAndOneThatIsNoneIsLeftOut() {
        server.answers(422, "{\"detail\": \"" + "x".repeat(100_000) + "\"}").answers(500, "<html>oops");

        assertThat(refusal().getMessage()).hasSizeLessThan(3_000).endsWith("xxx...");
        assertThat(refusal()).hasMessage(server.address() + " answers 500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Welcome",
                "",
                "null",
                "{}",
                "[]",
                "{\"id\": 7}",
                "{\"id\": 7, \"url\": null, \"isNew\": true}"
            })
    void anAnswerOfSomethingElseIsToldAsSuch(String body) {
        server.answers(200, body);

        ReviewServerException told = refusal();

        assertThat(told).hasMessageContaining("answers something that no review server does");
        assertThat(told.kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void theTokenIsNotTakenElsewhere() {
        server.answers(302, "", "Location", "http://127.0.0.1:1/evil");

        assertThat(refusal()).hasMessageContaining("is elsewhere (302)").hasMessageContaining("/evil");
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"id\": 7,"})
    void aServerThatNeverAnswersIsLeftAlone(String begun) {
        server.hangsAfter(begun);

        ReviewServerException told = refusal();

        assertThat(told).hasMessageEndingWith("cannot be reached: it did not answer in 2 s");
        assertThat(told.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void nobodyThereIsTold() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ReviewServerClient lost =
                new ReviewServerClient(ServerAddress.parse("http://127.0.0.1:" + port + "/"), TOKEN, SHORT);

        assertThatThrownBy(lost::decisions)
                .isInstanceOf(ReviewServerException.class)
                .hasMessageContaining("http://127.0.0.1:" + port + " cannot be reached: ConnectException");
    }

    @Test
    void decisionsAreRead() throws ReviewServerException {
        Decision decision = new Decision(
                "f00",
                "ab12",
                "table-dropped",
                Decision.Verdict.ACCEPT_RISK,
                "empty",
                "Ada",
                Instant.parse("2026-11-22T08:00:00Z"));
        server.answers(200, new DecisionDocument(1, "shop", List.of(decision)).json());

        assertThat(client.decisions().decisions()).containsExactly(decision);
        assertThat(server.asked().get(0).line()).isEqualTo("GET /api/decisions");
        assertThat(server.asked().get(0).authorization()).isEqualTo("Bearer wt_secret");
    }

    @Test
    void endlessDecisionsAreNotReadToTheirEnd() {
        server.answers(200, "[" + "1,".repeat(DecisionDocument.LONGEST));

        assertThatThrownBy(client::decisions).hasMessageContaining("something that no review server does");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host",
                "host",
                "http://",
                "http:host",
                "https://user:password@host",
                "http://host?x=1",
                "http://host/#a",
                "http://a b",
                ""
            })
    void anAddressHasAHostAndNoSecret(String text) {
        assertThatThrownBy(() -> ServerAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("password@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two words", "line\r\nX-Evil: 1", "schlüssel"})
    void aTokenThatIsNoneIsNotShown(String text) {
        assertThatThrownBy(() -> ServerToken.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a token is one word of at most 4096 visible ASCII characters");
        assertThat(TOKEN).asString().doesNotContain("secret");
    }

    private ReviewServerException refusal() {
        return catchThrowableOfType(ReviewServerException.class, () -> client.publish(FEATURE, REPORT));
    }
}
