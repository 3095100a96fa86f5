package io.windtunnel.checker.cli.action;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** GitHub's API of a pull request's comments, as far as the action uses it, on loopback. */
final class FakeGithub implements AutoCloseable {

    static final String TOKEN = "ghs_secret";
    private static final String COMMENTS = "/repos/shop/shop/issues/7/comments";
    private static final int LONGEST_BODY = 65_536;

    private final HttpServer server;
    private final JsonMapper json = new JsonMapper();

    /** By its number: author and text. */
    private final Map<Long, String[]> comments = new TreeMap<>();

    private final List<String> calls = new ArrayList<>();
    private boolean readOnly;

    FakeGithub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    /** As the token of a pull request from a fork finds it. */
    FakeGithub readOnly() {
        readOnly = true;
        return this;
    }

    synchronized FakeGithub comment(String author, String body) {
        comments.put(comments.size() + 1L, new String[] {author, body});
        return this;
    }

    /** What is written there, in order. */
    synchronized List<String> comments() {
        return comments.values().stream().map(comment -> comment[1]).toList();
    }

    /** The methods and paths that were called. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            calls.add(method + " " + exchange.getRequestURI());
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, Map.of("message", "Bad credentials"));
            } else if (method.equals("GET") && path.equals(COMMENTS)) {
                send(exchange, 200, page(exchange.getRequestURI().getQuery()));
            } else if (readOnly) {
                send(exchange, 403, Map.of("message", "Resource not accessible by integration"));
            } else {
                write(exchange, method, path, json.readTree(sent).path("body").asString(""));
            }
        }
    }

    private void write(HttpExchange exchange, String method, String path, String body) throws IOException {
        if (body.isEmpty() || body.length() > LONGEST_BODY) {
            send(exchange, 422, Map.of("message", "body is too long"));
        } else if (method.equals("POST") && path.equals(COMMENTS)) {
            comments.put(comments.size() + 1L, new String[] {"github-actions[bot]", body});
            send(exchange, 201, Map.of("id", comments.size()));
        } else if (method.equals("PATCH") && path.startsWith("/repos/shop/shop/issues/comments/")) {
            long id = Long.parseLong(path.replaceFirst(".*/", ""));
            comments.put(id, new String[] {comments.getOrDefault(id, new String[] {""})[0], body});
            send(exchange, 200, Map.of("id", id));
        } else {
            send(exchange, 404, Map.of("message", "Not Found"));
        }
    }

    private List<Map<String, Object>> page(String query) {
        int page = Integer.parseInt(query.replaceFirst(".*\\bpage=", ""));
        return comments.entrySet().stream()
                .skip(100L * (page - 1))
                .limit(100)
                .map(comment -> Map.<String, Object>of(
                        "id", comment.getKey(),
                        "user", Map.of("login", comment.getValue()[0]),
                        "body", comment.getValue()[1]))
                .toList();
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
