package io.windtunnel.domain.server;

import io.windtunnel.domain.server.ReviewServerException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The review server's API as a machine with a project's token uses it. Nothing but what a method says is sent. */
public final class ReviewServerClient {

    private static final int TRIES = 3;
    private static final int LONGEST_REASON = 2_000;
    /** Of RFC 9110 and 6585: the same request may be taken later. */
    private static final Set<Integer> LATER = Set.of(429, 503);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ServerAddress server;
    private final ServerToken token;
    private final Patience patience;
    private final HttpClient client;

    /**
     * How long is waited.
     *
     * @param connect for a connection
     * @param answer for an answer, from the request's first byte on; a report may be large and the line slow
     * @param pause between two tries, twice as long the second time, unless the server names a time
     * @param longestPause whatever the server names
     */
    record Patience(Duration connect, Duration answer, Duration pause, Duration longestPause) {

        static final Patience USUAL = new Patience(
                Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    /** An answer, of which no more than {@link DecisionDocument#LONGEST} bytes are read. */
    private record Answer(int status, HttpHeaders headers, String body) {}

    public ReviewServerClient(ServerAddress server, ServerToken token) {
        this(server, token, Patience.USUAL);
    }

    ReviewServerClient(ServerAddress server, ServerToken token, Patience patience) {
        this.server = server;
        this.token = token;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience.connect())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // the token is for this server alone
                .build();
    }

    /**
     * Hands a report in: the same one twice is one run.
     *
     * @param report as JSON, UTF-8
     * @throws ReviewServerException when the server does not take it
     */
    public Receipt publish(Submission about, byte[] report) throws ReviewServerException {
        Answer answer = ask(request("/api/reports?" + about.query())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(report)));
        String body = requireOk(answer).body();
        try {
            return Optional.ofNullable(JSON.readValue(body, Receipt.class))
                    .orElseThrow(() -> new IllegalArgumentException("no receipt"));
        } catch (JacksonException | IllegalArgumentException e) {
            throw stranger(e);
        }
    }

    /**
     * The decisions of the token's project that are in force.
     *
     * @throws ReviewServerException when the server does not tell them
     */
    public DecisionDocument decisions() throws ReviewServerException {
        Answer answer = ask(request("/api/decisions").GET());
        try {
            return DecisionDocument.read(requireOk(answer).body());
        } catch (IllegalArgumentException e) {
            throw stranger(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(patience.answer())
                .header("Authorization", "Bearer " + token.secret())
                .header("Accept", "application/json, application/problem+json")
                .header("User-Agent", "windtunnel");
    }

    private Answer ask(HttpRequest.Builder request) throws ReviewServerException {
        Duration pause = patience.pause();
        for (int left = TRIES - 1; ; left--) {
            try {
                Answer answer = send(request.build());
                if (left == 0 || !LATER.contains(answer.status())) {
                    return answer;
                }
                sleep(pause(answer, pause));
            } catch (IOException e) {
                boolean isSlow = e instanceof HttpTimeoutException && !(e instanceof HttpConnectTimeoutException);
                if (left == 0 || isSlow) {
                    throw unreachable(
                            isSlow ? "it did not answer in " + patience.answer().toSeconds() + " s" : told(e), e);
                }
                sleep(pause);
            }
            pause = pause.multipliedBy(2);
        }
    }

    private Answer send(HttpRequest request) throws IOException, ReviewServerException {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Answer(response.statusCode(), response.headers(), read(body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", e);
        }
    }

    /** The request's own time-out ends with the answer's head: a body that never ends has to be ended, too. */
    private String read(InputStream body) throws IOException, InterruptedException {
        CompletableFuture<String> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(body.readNBytes(DecisionDocument.LONGEST), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            return reading.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("the answer does not end");
        } catch (ExecutionException e) {
            throw new IOException("the answer broke off", e);
        }
    }

    /** Retry-After as a date is not read: the server in question writes seconds. */
    private Duration pause(Answer answer, Duration usual) {
        Duration asked = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(usual);
        return asked.compareTo(patience.longestPause()) < 0 ? asked : patience.longestPause();
    }

    private void sleep(Duration pause) throws ReviewServerException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", e);
        }
    }

    private Answer requireOk(Answer answer) throws ReviewServerException {
        int status = answer.status();
        if (status == 200 || status == 201) {
            return answer;
        }
        if (status / 100 == 3) {
            throw new ReviewServerException(
                    Kind.REFUSED,
                    server + " is elsewhere (" + status + "): give that address"
                            + answer.headers()
                                    .firstValue("Location")
                                    .map(place -> ", " + bounded(place))
                                    .orElse(""));
        }
        throw new ReviewServerException(
                status >= 500 || LATER.contains(status) ? Kind.UNREACHABLE : Kind.REFUSED,
                server + " answers " + status
                        + reason(answer.body()).map(text -> ": " + text).orElse(""));
    }

    /** What problem details (RFC 9457) say in words. */
    private static Optional<String> reason(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            return Optional.of(problem.path("detail")
                            .asString(problem.path("title").asString("")))
                    .filter(text -> !text.isBlank())
                    .map(ReviewServerClient::bounded);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "...";
    }

    private ReviewServerException stranger(Exception e) {
        return new ReviewServerException(
                Kind.REFUSED, server + " answers something that no review server does: is that its address?", e);
    }

    private ReviewServerException unreachable(String why, Exception e) {
        return new ReviewServerException(Kind.UNREACHABLE, server + " cannot be reached: " + why, e);
    }

    private static String told(IOException e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null ? name : name + ", " + bounded(e.getMessage());
    }
}
