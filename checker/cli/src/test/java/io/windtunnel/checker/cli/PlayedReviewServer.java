package io.windtunnel.checker.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The review server's API on loopback, as far as a check uses it. */
public final class PlayedReviewServer implements AutoCloseable {

    public static final String TOKEN = "wt_secret";

    private final HttpServer server;
    private final Deque<Integer> refusals = new ArrayDeque<>();
    private final List<String> queries = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private String decisions = "";

    public PlayedReviewServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/wind/api/", this::answer);
        server.start();
    }

    public String address() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/wind";
    }

    /** The next requests are refused with these numbers of HTTP, one each. */
    public synchronized PlayedReviewServer refuses(Integer... statuses) {
        refusals.addAll(List.of(statuses));
        return this;
    }

    public synchronized PlayedReviewServer decisions(String json) {
        decisions = json;
        return this;
    }

    /** The queries that reports came with. */
    public synchronized List<String> queries() {
        return List.copyOf(queries);
    }

    /** The reports that came, in order. */
    public synchronized List<Report> reports() {
        return List.copyOf(reports);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Integer refusal = refusals.poll();
            if (refusal != null) {
                send(exchange, refusal, "{\"title\": \"No\", \"detail\": \"Not today.\\u001b[31m\"}");
            } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{\"detail\": \"There is no such token.\"}");
            } else if (exchange.getRequestURI().getPath().endsWith("/decisions")) {
                send(exchange, 200, decisions);
            } else {
                queries.add(exchange.getRequestURI().getQuery());
                reports.add(ReportJson.read(new ByteArrayInputStream(body)));
                send(
                        exchange,
                        201,
                        "{\"id\": 7, \"url\": \"" + address() + "/projects/shop/runs/7\", \"isNew\": true}");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
