package io.windtunnel.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.windtunnel.app.notify.NotifyProperties.Webhooks;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PostTest {

    private final Post post = new Post(new Webhooks(
            true, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(2)));

    @AfterEach
    void close() throws IOException {
        post.close();
    }

    @Test
    void aMessageArrivesAsItIs() throws Exception {
        try (Receiver receiver = Receiver.answering(204, "")) {
            Post.Answer answer = post.send(new Message(
                    URI.create(receiver.url("/hook?a=b")), Map.of("X-Windtunnel-Event", "x"), "{\"a\":\"é\"}"));

            assertThat(answer.isTaken()).isTrue();
            Receiver.Got got = receiver.got().get(0);
            assertThat(got.path()).isEqualTo("/hook?a=b");
            assertThat(got.body()).isEqualTo("{\"a\":\"é\"}");
            assertThat(got.headers().getFirst("X-Windtunnel-Event")).isEqualTo("x");
            assertThat(got.headers().getFirst("Content-Type")).startsWith("application/json");
            assertThat(got.headers().getFirst("User-Agent")).isEqualTo("Windtunnel");
            assertThat(got.headers()).doesNotContainKeys("Upgrade", "Cookie", "Accept-encoding");
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (Receiver receiver = new Receiver(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        })) {
            Post.Answer answer = send(receiver.url("/"));

            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.isTaken()).isFalse();
            assertThat(receiver.got()).hasSize(1);
        }
    }

    @Test
    void whoIsSilentIsNotWaitedForLong() throws Exception {
        try (Receiver receiver = new Receiver(exchange -> sleep(5_000))) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> send(receiver.url("/"))).isInstanceOf(SocketTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(receiver.got()).hasSize(1);
        }
    }

    @Test
    void whoDripsIsCutOff() throws Exception {
        try (Receiver receiver = new Receiver(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                sleep(100);
            }
        })) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> send(receiver.url("/")))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("not done after 2 s");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void ofAnEndlessAnswerOnlyTheBeginningIsRead() throws Exception {
        try (Receiver receiver = new Receiver(PostTest::pour)) {
            Post.Answer answer = send(receiver.url("/"));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).hasSize(2_000);
        }
    }

    private static void pour(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(500, 0);
        byte[] much = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        while (true) {
            exchange.getResponseBody().write(much);
        }
    }

    @Test
    void endlessHeadersAreRefused() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> headers(server));
            thread.setDaemon(true);
            thread.start();

            assertThatThrownBy(() -> send("http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("line length");
        }
    }

    private static void headers(ServerSocket server) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("y".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The client hung up, as it should.
        }
    }

    @Test
    void aPrivateAddressIsNotEvenConnectedTo() throws Exception {
        try (Receiver receiver = Receiver.answering(204, "");
                Post strict = new Post(new Webhooks(
                        false,
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2)))) {
            for (String host : new String[] {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "127.1"}) {
                URI uri = URI.create(receiver.url("/").replace("127.0.0.1", host));

                assertThatThrownBy(() -> strict.send(new Message(uri, Map.of(), "{}")))
                        .as(host)
                        .isInstanceOf(PublicAddresses.NotPublic.class);
            }
            assertThat(receiver.got()).isEmpty();
        }
    }

    private Post.Answer send(String url) throws IOException {
        return post.send(new Message(URI.create(url), Map.of(), "{}"));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
