package io.windtunnel.app.database;

import static io.windtunnel.domain.db.Tables.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.TokenScope;
import io.windtunnel.embedded.ServerUser;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A PostgreSQL that goes away, hangs, or has no room left, and comes back. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DatabaseAwayTest {

    private static final byte[] REPORT = TestServer.report("rename-table-wrong");
    /** A pool's patience is 5 s; a page asks for its session and, once that has failed, not again. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static Path directory;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start(@TempDir Path temporary) throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        directory = temporary.resolve("data");
        postgres = EmbeddedPostgres.start(directory, false);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static TestServer server(String jdbc) {
        return TestServer.with(
                "--windtunnel.database.url=" + jdbc,
                "--windtunnel.database.user=" + postgres.url().user().orElseThrow(),
                "--windtunnel.database.password=" + postgres.url().password().orElseThrow());
    }

    @Test
    void requestsAreToldThatTheDatabaseIsAwayAndItRecoversByItself() throws Exception {
        try (TestServer server = server(postgres.url().jdbc())) {
            TestProject project = server.project();
            String token = server.token(project, TokenScope.publish);
            TestBrowser browser = server.signedIn(server.account(project, Optional.of(ProjectRole.read)));
            itWorks(server, browser, token, "0000001");

            control("stop", "--mode=immediate");
            allIsRefused(server, browser, token);
            control("start", "--log=" + directory.resolve("data/again.log"), "--options=" + options());
            eventually(() -> browser.get("/").statusCode() == 200);
            itWorks(server, browser, token, "0000002");

            // A connection that was in use a moment ago is not looked at again: its user waits for longer.
            Thread.sleep(1_000);
            signal("STOP");
            try {
                allIsRefused(server, browser, token);
            } finally {
                signal("CONT");
            }
            eventually(() -> browser.get("/").statusCode() == 200);
            itWorks(server, browser, token, "0000003");
            assertThat(server.dsl().fetchCount(RUN)).isEqualTo(3);
        }
    }

    @Test
    void aReportForWhichThereIsNoRoomLeavesNothingAndIsTakenLater() throws Exception {
        Path small = directory.resolve("small");
        Files.createDirectory(small);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64m", "none", small.toString()) == 0,
                "only root can mount a small disk");
        try {
            ServerUser.current().own(small);
            String jdbc = postgres.url().jdbc();
            var dsl = DSL.using(
                    jdbc,
                    postgres.url().user().orElseThrow(),
                    postgres.url().password().orElseThrow());
            Path space = Files.createDirectory(small.resolve("space"));
            ServerUser.current().own(space);
            dsl.execute("CREATE TABLESPACE small LOCATION '" + space + "'");
            dsl.execute("CREATE DATABASE small TABLESPACE small");
            try (TestServer server = server(jdbc.replace("/postgres?", "/small?"))) {
                fillAndEmpty(server, small);
            }
        } finally {
            postgres.close();
            run("umount", small.toString());
            postgres = EmbeddedPostgres.start(directory, false);
        }
    }

    private static void fillAndEmpty(TestServer server, Path small) throws Exception {
        TestProject project = server.project();
        String token = server.token(project, TokenScope.publish);
        Path filler = small.resolve("filler");
        fill(filler);

        HttpResponse<String> refused = server.handIn(token, "branch=main&commit=0000001", large());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(server.dsl().fetchCount(RUN)).isZero();
        assertThat(new TestBrowser(server).get("/api/report.schema.json").statusCode())
                .isEqualTo(200);

        Files.delete(filler);
        assertThat(server.handIn(token, "branch=main&commit=0000001", large()).statusCode())
                .isEqualTo(201);
    }

    /** All but a few blocks, which the tables have for small things. */
    private static void fill(Path filler) throws IOException {
        byte[] piece = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    /** A report of 1 MB that does not get smaller. */
    private static byte[] large() {
        byte[] random = new byte[700_000];
        new Random(7).nextBytes(random);
        return new String(REPORT, StandardCharsets.UTF_8)
                .replaceFirst(
                        "\"title\" : \"", "\"title\" : \"" + Base64.getEncoder().encodeToString(random))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void itWorks(TestServer server, TestBrowser browser, String token, String commit) throws Exception {
        assertThat(server.handIn(token, "branch=main&commit=" + commit, REPORT).statusCode())
                .isEqualTo(201);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        HttpResponse<String> health = browser.get("/actuator/health");
        assertThat(health.body()).contains("\"status\":\"UP\"");
    }

    private static void allIsRefused(TestServer server, TestBrowser browser, String token) throws Exception {
        ExecutorService visitors = Executors.newCachedThreadPool();
        try {
            Future<HttpResponse<String>> report =
                    visitors.submit(() -> within(() -> server.handIn(token, "branch=main&commit=0123456", REPORT)));
            List<Future<HttpResponse<String>>> pages = Stream.of("/", "/login")
                    .map(path -> visitors.submit(() -> within(() -> browser.get(path))))
                    .toList();
            // Who watches a server has no session.
            HttpResponse<String> health = within(() -> new TestBrowser(server).get("/actuator/health"));
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"status\":\"DOWN\"");

            assertThat(report.get().statusCode()).as(report.get().body()).isEqualTo(503);
            assertThat(report.get().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(JsonMapper.shared()
                            .readTree(report.get().body())
                            .path("detail")
                            .asString())
                    .contains("The database does not answer");
            for (Future<HttpResponse<String>> page : pages) {
                assertThat(page.get().statusCode()).isEqualTo(503);
                assertThat(page.get().body()).contains("The database does not answer", "<!DOCTYPE html>");
                assertThat(page.get().headers().firstValue("Content-Security-Policy"))
                        .isPresent();
            }
        } finally {
            visitors.shutdownNow();
        }
    }

    private static HttpResponse<String> within(Callable<HttpResponse<String>> request) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> response = request.call();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
        return response;
    }

    private static void eventually(Callable<Boolean> claim) throws Exception {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!claim.call()) {
            assertThat(System.nanoTime()).as("it does not recover").isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static String options() {
        String port = postgres.url().jdbc().replaceFirst(".*127\\.0\\.0\\.1:(\\d+)/.*", "$1");
        return "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''";
    }

    private static void control(String what, String... more) throws Exception {
        List<String> command = new ArrayList<>(ServerUser.current().prefix());
        command.addAll(List.of(
                directory.resolve("programs/bin/pg_ctl").toString(),
                what,
                "--wait",
                "--pgdata=" + directory.resolve("data")));
        command.addAll(List.of(more));
        assertThat(run(command.toArray(String[]::new))).isZero();
    }

    /** To the server and all of its processes. */
    private static void signal(String name) throws Exception {
        long postmaster = Long.parseLong(
                Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0));
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, String.valueOf(postmaster)));
        ProcessHandle.of(postmaster)
                .orElseThrow()
                .children()
                .forEach(child -> command.add(String.valueOf(child.pid())));
        run(command.toArray(String[]::new));
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
