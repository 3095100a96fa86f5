package io.windtunnel.app.ingest;

import static io.windtunnel.domain.db.Tables.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.domain.db.enums.TokenScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Senders who take their time, or stop in the middle. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SlowClientTest {

    private static final int SLOW = 30;
    private static final byte[] REPORT = TestServer.report("rename-table-wrong");

    @Test
    void whoIsTooSlowIsSentAwayAndLeavesNothingWhileOthersAreServed() throws Exception {
        try (TestServer server =
                TestServer.another("--windtunnel.ingest.patience=3s", "--server.tomcat.connection-timeout=2s")) {
            TestProject project = server.project();
            String token = server.token(project, TokenScope.publish);
            Set<Path> before = uploads();
            ExecutorService senders = Executors.newFixedThreadPool(SLOW);
            try {
                List<Future<String>> slow = new ArrayList<>();
                for (int number = 0; number < SLOW; number++) {
                    Duration pause = Duration.ofMillis(number % 2 == 0 ? 100 : 60_000);
                    slow.add(senders.submit(() -> drip(server, token, pause)));
                }
                Thread.sleep(500);

                long start = System.nanoTime();
                assertThat(server.handIn(token, "branch=main&commit=0123456", REPORT)
                                .statusCode())
                        .isEqualTo(201);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

                for (Future<String> one : slow) {
                    assertThat(one.get()).startsWith("HTTP/1.1 408").contains("application/problem+json");
                }
            } finally {
                senders.shutdownNow();
            }
            assertThat(uploads()).isSubsetOf(before);
            assertThat(server.dsl().fetchCount(RUN, RUN.PROJECT_ID.eq(project.id())))
                    .isEqualTo(1);
        }
    }

    /**
     * Sends a byte, pauses, sends the next, until the server hangs up.
     *
     * @return what it answered
     */
    private static String drip(TestServer server, String token, Duration pause) throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.at("/").getPort())) {
            socket.setSoTimeout(40_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /api/reports?branch=main&commit=0123456 HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                                    + token + "\r\nContent-Type: application/json\r\nContent-Length: " + REPORT.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Thread dripping = new Thread(() -> drip(out, pause));
            dripping.setDaemon(true);
            dripping.start();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                dripping.interrupt();
            }
        }
    }

    private static void drip(OutputStream out, Duration pause) {
        try {
            for (byte one : REPORT) {
                out.write(one);
                Thread.sleep(pause.toMillis());
            }
        } catch (IOException e) {
            // The server hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("windtunnel-report-"))
                    .collect(Collectors.toSet());
        }
    }
}
