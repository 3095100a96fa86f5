package io.windtunnel.app;

import io.windtunnel.embedded.Loopback;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The server as a process of its own, which can be killed, on a directory that outlasts it. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SETUP = Pattern.compile("/setup\\?token=(\\S+)");

    private final Path directory;
    private final Path log;
    private final int port = Loopback.freePort();
    private final Process process;

    /** Starts it, and waits for nothing. */
    public ServerProcess(Path directory, String... options) throws IOException {
        this.directory = directory;
        this.log = Files.createTempFile(directory.getParent(), "server-", ".log");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ReviewServer.class.getName(),
                "--server.port=" + port,
                "--windtunnel.database.directory=" + directory));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** The address of a page. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Waits until it answers. */
    public ServerProcess awaitReady() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(at("/actuator/health/readiness")).build();
        await("it is ready", () -> {
            try {
                return client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (ConnectException e) {
                return false;
            }
        });
        return this;
    }

    /** Something that will be so. */
    public interface Claim {
        /** Whether it is so. */
        boolean holds() throws Exception;
    }

    /** Waits until something is so, as long as the process lives. */
    public void await(String what, Claim claim) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (claim.holds()) {
                    return;
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not so: " + what + "\n" + Files.readString(log));
    }

    /** The token for the first account, which it printed. */
    public String setupToken() throws IOException {
        Matcher printed = SETUP.matcher(Files.readString(log));
        if (!printed.find()) {
            throw new AssertionError(Files.readString(log));
        }
        return printed.group(1);
    }

    /** The database, behind its back; empty where it does not answer yet. */
    public Optional<DSLContext> database() throws IOException {
        Path running = directory.resolve("data/postmaster.pid");
        Path password = directory.resolve("private/password");
        List<String> lines = Files.exists(running) ? Files.readAllLines(running) : List.of();
        if (lines.size() < 8 || !lines.get(7).startsWith("ready")) {
            return Optional.empty();
        }
        return Optional.of(DSL.using(
                "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/postgres?sslmode=disable",
                "windtunnel",
                Files.readString(password).strip()));
    }

    /** As {@code kill -9} does; its database lives on. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it cannot be killed");
        }
    }

    /** Stops it in peace, and its database with it; where it was killed, its database lives on. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The end of a database that no process came back for. */
    public static void endDatabase(Path directory) throws IOException {
        Path running = directory.resolve("data/postmaster.pid");
        if (Files.exists(running)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(running).get(0)))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
