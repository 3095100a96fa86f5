package io.windtunnel.checker.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One comment, the action's own, whatever else is said on the pull request. */
final class CommentStepTest {

    private static final String BOT = "github-actions[bot]";
    private static final String MARKER = "<!-- windtunnel: migrations -->\n";
    private static final String FAILED = "FAILED";

    private final Map<String, String> environment = new TreeMap<>();
    private final FakeGithub github = new FakeGithub();
    private final Path home;

    CommentStepTest(@TempDir Path temporary) throws IOException {
        home = temporary;
        environment.put("RUNNER_TEMP", temporary.toString());
        environment.put("GITHUB_API_URL", github.address());
        environment.put("GITHUB_REPOSITORY", "shop/shop");
        environment.put("GITHUB_TOKEN", FakeGithub.TOKEN);
        environment.put("GITHUB_EVENT_PATH", temporary.resolve("event.json").toString());
        Files.writeString(temporary.resolve("event.json"), "{\"pull_request\": {\"number\": 7}}");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void ownCommentIsFoundOnALaterPage() throws IOException {
        for (int i = 0; i < 230; i++) {
            github.comment("ann", "Looks good to me");
        }
        github.comment(BOT, MARKER + "old");

        assertThat(run(FAILED, "new")).isEqualTo("windtunnel: brought the comment on pull request 7 up to date");
        assertThat(github.comments()).hasSize(231).endsWith(MARKER + "new\n");
        assertThat(github.calls()).hasSize(4).last().isEqualTo("PATCH /repos/shop/shop/issues/comments/231");
    }

    @Test
    void strangersWithTheMarkerAndOwnCommentsWithoutItAreLeftAlone() throws IOException {
        github.comment("mallory", MARKER + "mine").comment(BOT, "Quote: " + MARKER);
        github.comment(BOT, "<!-- windtunnel: other -->\nof another check");

        assertThat(run(FAILED, "found")).isEqualTo("windtunnel: commented on pull request 7");
        assertThat(github.comments())
                .hasSize(4)
                .startsWith(MARKER + "mine", "Quote: " + MARKER)
                .endsWith(MARKER + "found\n");
    }

    @Test
    void commentOfAnotherTokenIsFoundByItsAuthor() throws IOException {
        github.comment("shop-bot[bot]", MARKER + "old");
        environment.put("INPUT_COMMENT_AUTHOR", "shop-bot[bot]");

        run(FAILED, "new");

        assertThat(github.comments()).containsExactly(MARKER + "new\n");
    }

    @Test
    void pullRequestWithMoreCommentsThanAnyoneReadsIsNotReadForEver() throws IOException {
        for (int i = 0; i < 5_100; i++) {
            github.comment("ann", "+1");
        }

        run(FAILED, "found");

        assertThat(github.calls()).hasSize(51);
    }

    @Test
    void wrongTokenAndReadOnlyTokenAreToldInOneLine() throws IOException {
        github.readOnly();
        assertThat(run(FAILED, "found"))
                .startsWith("windtunnel: no comment: the token may not write here (GitHub's API answers 403).");

        environment.put("GITHUB_TOKEN", "wrong");
        assertThat(run(FAILED, "found")).contains("(GitHub's API answers 401)").doesNotContain("wrong");
    }

    @Test
    void refusedBodyAndUnreachableServerFailNothing() throws IOException {
        assertThat(run(FAILED, "x".repeat(70_000))).isEqualTo("windtunnel: no comment: GitHub's API answers 422");

        environment.put("GITHUB_API_URL", "http://127.0.0.1:1");
        assertThat(run(FAILED, "found")).isEqualTo("windtunnel: no comment: ConnectException while talking to GitHub");
    }

    @Test
    void pushHasNoPullRequestAndAsksNobody() throws IOException {
        Files.writeString(home.resolve("event.json"), "{\"ref\": \"refs/heads/main\"}");

        assertThat(run(FAILED, "found")).isEqualTo("windtunnel: no comment: there is no pull request");
        assertThat(github.calls()).isEmpty();
    }

    private String run(String outcome, String markdown) throws IOException {
        Path reports = Files.createDirectories(home.resolve("windtunnel/migrations"));
        Files.writeString(reports.resolve(CheckStep.MARKDOWN), markdown);
        Files.writeString(
                reports.resolve(CheckStep.JSON),
                """
                {"schemaVersion": 1, "tool": {"name": "windtunnel", "version": "1"},
                "postgres": {"version": "18.6", "source": "embedded"},
                "summary": {"outcome": "%s", "errors": 1, "warnings": 0, "notes": 0, "suppressed": 0,
                "migrationsChecked": 1, "statementsObserved": 1}, "migrations": [], "findings": [], "problems": [],
                "timings": {"totalMillis": 1, "stages": []}}"""
                        .formatted(outcome.toLowerCase(java.util.Locale.ROOT)));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        int exitCode = new CommentStep(
                        new ActionInputs(environment, home), new PrintStream(log, true, StandardCharsets.UTF_8))
                .run();
        assertThat(exitCode).isZero();
        return log.toString(StandardCharsets.UTF_8).strip();
    }
}
