package io.windtunnel.checker.cli.action;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The comments of one pull request, by <a href="https://docs.github.com/en/rest/issues/comments">GitHub's REST API</a>.
 */
final class PullRequestComments {

    private static final int PAGE = 100;
    /** A pull request with more comments than this gets one more. */
    private static final int MOST_PAGES = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String repository;
    private final long number;
    private final String token;

    /**
     * @param repository its address in the API: {@code https://api.github.com/repos/OWNER/NAME}
     * @param number the pull request's
     */
    PullRequestComments(String repository, long number, String token) {
        this.repository = repository;
        this.number = number;
        this.token = token;
    }

    /** A comment. */
    record Comment(long id, String body) {}

    /** GitHub refuses or does not answer as expected. */
    static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;
        private final int status;

        RefusedException(int status) {
            super("GitHub's API answers " + status);
            this.status = status;
        }

        /** Whether it is the token that may not: GitHub answers 404, too, where it does not even admit that there is something. */
        boolean isForbidden() {
            return status == 401 || status == 403 || status == 404;
        }
    }

    /**
     * The first comment that begins with the marker and is this author's: a stranger can write a marker, too.
     *
     * @throws RefusedException when GitHub does not show the comments
     */
    Optional<Comment> find(String marker, String author) throws IOException {
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode comments =
                    call("GET", "/issues/" + number + "/comments?per_page=" + PAGE + "&page=" + page, Optional.empty());
            for (JsonNode comment : comments) {
                String body = comment.path("body").asString("");
                if (body.startsWith(marker)
                        && comment.at("/user/login").asString("").equals(author)) {
                    return Optional.of(new Comment(comment.path("id").asLong(), body));
                }
            }
            if (comments.size() < PAGE) {
                break;
            }
        }
        return Optional.empty();
    }

    void create(String body) throws IOException {
        call("POST", "/issues/" + number + "/comments", Optional.of(body));
    }

    void update(Comment comment, String body) throws IOException {
        call("PATCH", "/issues/comments/" + comment.id(), Optional.of(body));
    }

    private JsonNode call(String method, String path, Optional<String> body) throws IOException {
        HttpRequest.BodyPublisher sent = body.map(
                        text -> HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("body", text))))
                .orElseGet(HttpRequest.BodyPublishers::noBody);
        HttpRequest request = HttpRequest.newBuilder(URI.create(repository + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/vnd.github+json")
                .header("Content-Type", "application/json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "windtunnel")
                .method(method, sent)
                .build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 != 2) {
                throw new RefusedException(answer.statusCode());
            }
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("GitHub's API answers something that is no JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
