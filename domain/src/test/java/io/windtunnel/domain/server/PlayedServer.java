package io.windtunnel.domain.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that gives the answers that it was told, in order, and keeps what it was asked. */
final class PlayedServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new ArrayList<>();

    /** A request. */
    record Asked(String line, String authorization, String body) {}

    /** An answer; one that hangs has no end. */
    private record Answer(int status, String body, String header, String value, boolean hangs) {}

    PlayedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    ServerAddress address() {
        return ServerAddress.parse("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
    }

    PlayedServer answers(int status, String body) {
        return answers(status, body, "Content-Type", "application/json");
    }

    PlayedServer answers(int status, String body, String header, String value) {
        answers.add(new Answer(status, body, header, value, false));
        return this;
    }

    /** Begins an answer of this text and never ends it; empty for one that does not even begin. */
    PlayedServer hangsAfter(String body) {
        answers.add(new Answer(200, body, "Content-Type", "application/json", true));
        return this;
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            synchronized (this) {
                asked.add(new Asked(exchange.getRequestMethod() + " " + exchange.getRequestURI(), authorization, body));
            }
            Answer answer = answers.remove();
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.hangs() && bytes.length == 0) {
                hang();
            }
            exchange.getResponseHeaders().set(answer.header(), answer.value());
            exchange.sendResponseHeaders(answer.status(), answer.hangs() ? 0 : bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            if (answer.hangs()) {
                hang();
            }
        }
    }

    private void hang() throws IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("over");
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
