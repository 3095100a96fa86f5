package io.windtunnel.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.app.ServerProcess;
import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.TestServer;
import io.windtunnel.app.notify.Receiver;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed, as {@code kill -9} does, at the worst moments. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KilledTest {

    private static final byte[] REPORT = TestServer.report("rename-table-wrong");
    private static final String[] OPTIONS = {
        "--windtunnel.database.url=", "--windtunnel.webhooks.allow-private=true", "--windtunnel.webhooks.every=200ms"
    };
    private static final Pattern TOKEN = Pattern.compile("wt_[A-Za-z0-9_-]{43}");
    private static final int PUBLISHERS = 4;

    private final Path directory;

    KilledTest(@TempDir Path temporary) throws IOException {
        // The database's user has to get through.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        directory = temporary.resolve("data");
    }

    @AfterEach
    void endDatabase() throws IOException {
        ServerProcess.endDatabase(directory);
    }

    private ServerProcess start() throws IOException {
        return new ServerProcess(directory, OPTIONS);
    }

    @Test
    void whatWasAcknowledgedOutlastsKillsWhileItMigratesTakesInAndTells() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<String> sent = ConcurrentHashMap.newKeySet();
        try (Receiver receiver = new Receiver(exchange -> {
            if (sent.size() > 30) {
                hanging.incrementAndGet();
                awaitQuietly(hang);
            }
            Receiver.answer(exchange, 204, "");
        })) {
            String token;
            killWhileItMigrates();
            try (ServerProcess second = start().awaitReady()) {
                allIsMigrated(second.database().orElseThrow());
                token = setUp(second, receiver.url("/"));
                publishUntilKilled(second, token, sent, acknowledged, hanging);
            }
            hang.countDown();
            try (ServerProcess third = start().awaitReady()) {
                nothingIsLostAndNothingTwice(third, token, sent, acknowledged);
            }
            assertThat(delivered(receiver)).hasSize(sent.size());
            assertThat(receiver.got().size())
                    .as("the one that was being sent is sent again")
                    .isGreaterThan(sent.size());
        }
    }

    private void killWhileItMigrates() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, false)) {
            String url = database.url().jdbc();
            String password = database.url().password().orElseThrow();
            try (Connection older = DriverManager.getConnection(url, "windtunnel", password);
                    Statement snapshot = older.createStatement()) {
                // An index that is built CONCURRENTLY is invalid until every older snapshot is gone.
                older.setAutoCommit(false);
                older.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                snapshot.execute("SELECT 1");
                DSLContext watch = DSL.using(url, "windtunnel", password);
                try (ServerProcess server = new ServerProcess(
                        directory,
                        "--windtunnel.database.url=" + url,
                        "--windtunnel.database.user=windtunnel",
                        "--windtunnel.database.password=" + password)) {
                    server.await("it builds an index", () -> count(watch, "pg_index WHERE NOT indisvalid") == 1);
                    server.kill();
                }
                assertThat(count(watch, "flyway_schema_history WHERE version = '6'"))
                        .isZero();
            }
        }
    }

    private static void allIsMigrated(DSLContext database) {
        assertThat(count(database, "pg_index WHERE NOT indisvalid")).isZero();
        assertThat(count(database, "flyway_schema_history WHERE NOT success")).isZero();
    }

    private static void nothingIsLostAndNothingTwice(
            ServerProcess server, String token, Set<String> sent, Set<String> acknowledged) throws Exception {
        DSLContext database = server.database().orElseThrow();
        thereIsOneWholeRunOfEach(database, acknowledged, sent);
        for (String commit : sent) {
            assertThat(handIn(server, token, commit))
                    .isIn(acknowledged.contains(commit) ? List.of(200) : List.of(200, 201));
        }
        thereIsOneWholeRunOfEach(database, sent, sent);
        // The killed one's claim would end in two minutes.
        database.execute("UPDATE delivery SET next_attempt_at = now() WHERE next_attempt_at IS NOT NULL");
        server.await("all is told", () -> count(database, "delivery WHERE delivered_at IS NULL") == 0);
        assertThat(count(database, "delivery")).isEqualTo(sent.size());
    }

    /** The publishers send until a message hangs at the receiver; then comes the end, while they still send. */
    private static void publishUntilKilled(
            ServerProcess server, String token, Set<String> sent, Set<String> acknowledged, AtomicInteger hanging)
            throws Exception {
        ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS);
        try {
            List<Future<?>> all = IntStream.range(0, PUBLISHERS)
                    .<Future<?>>mapToObj(
                            number -> publishers.submit(() -> publish(server, token, number, sent, acknowledged)))
                    .toList();
            server.await("a message hangs", () -> hanging.get() > 0);
            int then = acknowledged.size();
            server.await("more was taken in", () -> acknowledged.size() > then + 5);
            server.kill();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            publishers.shutdownNow();
        }
    }

    private static void publish(
            ServerProcess server, String token, int publisher, Set<String> sent, Set<String> acknowledged) {
        try {
            for (int number = 0; ; number++) {
                String commit = String.format("%04x%06x", publisher, number);
                sent.add(commit);
                assertThat(handIn(server, token, commit)).isEqualTo(201);
                acknowledged.add(commit);
            }
        } catch (IOException e) {
            // It was killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void thereIsOneWholeRunOfEach(DSLContext database, Set<String> atLeast, Set<String> atMost) {
        Report report = ReportJson.read(new ByteArrayInputStream(REPORT));
        var runs = database.fetch("SELECT commit_sha, "
                + "(SELECT count(*) FROM script WHERE run_id = run.id), "
                + "(SELECT count(*) FROM finding WHERE run_id = run.id) FROM run");
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.get(1)).isEqualTo((long) report.migrations().size());
            assertThat(run.get(2)).isEqualTo((long) report.findings().size());
        });
        List<String> commits = runs.getValues(0, String.class);
        assertThat(commits).doesNotHaveDuplicates().containsAll(atLeast);
        assertThat(atMost).containsAll(commits);
        assertThat(count(database, "delivery")).isEqualTo(commits.size());
    }

    private static Set<String> delivered(Receiver receiver) {
        return receiver.got().stream()
                .map(got -> got.headers().getFirst("X-Windtunnel-Delivery"))
                .collect(Collectors.toSet());
    }

    /** Makes the first account, a project, a webhook and a token, all through its pages. */
    private static String setUp(ServerProcess server, String webhook) throws Exception {
        TestBrowser browser = new TestBrowser(server::at);
        String setup = "/setup?token=" + server.setupToken();
        browser.send(
                setup, "/setup", Map.of("token", server.setupToken(), "name", "ada", "password", TestServer.PASSWORD));
        browser.send("/login", "/login", Map.of("username", "ada", "password", TestServer.PASSWORD));
        browser.send("/", "/projects", Map.of("slug", "shop", "name", "Shop", "defaultBranch", "main"));
        assertThat(browser.send(
                                "/",
                                "/projects/shop/webhooks",
                                Map.of("kind", "signed", "url", webhook, "events", "run_received"))
                        .statusCode())
                .isEqualTo(200);
        Matcher token =
                TOKEN.matcher(browser.send("/", "/projects/shop/tokens", Map.of("name", "build", "scope", "publish"))
                        .body());
        assertThat(token.find()).isTrue();
        return token.group();
    }

    private static int handIn(ServerProcess server, String token, String commit)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.at("/api/reports?branch=main&commit=" + commit))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(REPORT))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static long count(DSLContext database, String what) {
        return database.fetchSingle("SELECT count(*) FROM " + what).get(0, Long.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(90, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let it go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
