package io.windtunnel.checker.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.domain.server.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunOriginTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final Path home;

    RunOriginTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void aPullRequestIsItsHeadAndNotTheMerge() throws IOException {
        assertThat(ofPullRequest("shop/shop"))
                .hasValue(new Submission(
                        "feature",
                        COMMIT,
                        Optional.of(7),
                        Optional.of("main"),
                        Optional.of("https://github.com/shop/shop/actions/runs/42")));
    }

    @Test
    void aBranchOfAForkIsNotTakenForOneOfTheRepository() throws IOException {
        assertThat(ofPullRequest("eve/shop"))
                .hasValueSatisfying(about -> assertThat(about.branch()).isEqualTo("eve:feature"));
    }

    @Test
    void aPushIsItsBranch() throws IOException {
        assertThat(of(Map.of("GITHUB_SHA", COMMIT, "GITHUB_REF", "refs/heads/release/1")))
                .hasValue(new Submission("release/1", COMMIT, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(of(Map.of("GITHUB_SHA", COMMIT, "GITHUB_REF", "refs/tags/v1")))
                .hasValueSatisfying(about -> assertThat(about.branch()).isEqualTo("refs/tags/v1"));
    }

    @Test
    void aMergeRequestIsItsSource() throws IOException {
        Map<String, String> gitlab = new TreeMap<>(Map.of(
                "CI_COMMIT_SHA", "f".repeat(40),
                "CI_COMMIT_REF_NAME", "refs/merge-requests/7/head",
                "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", COMMIT,
                "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "feature",
                "CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", "shop/shop",
                "CI_MERGE_REQUEST_PROJECT_PATH", "shop/shop",
                "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
                "CI_MERGE_REQUEST_IID", "7",
                "CI_JOB_URL", "https://gitlab.example/1"));

        assertThat(of(gitlab))
                .hasValue(new Submission(
                        "feature",
                        COMMIT,
                        Optional.of(7),
                        Optional.of("main"),
                        Optional.of("https://gitlab.example/1")));
        gitlab.put("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", "eve/shop");
        assertThat(of(gitlab))
                .hasValueSatisfying(about -> assertThat(about.branch()).isEqualTo("eve/shop:feature"));
    }

    @Test
    void jenkinsIsUnderstood() throws IOException {
        assertThat(of(Map.of(
                        "GIT_COMMIT", COMMIT, "BRANCH_NAME", "PR-7", "CHANGE_BRANCH", "feature", "CHANGE_ID", "7")))
                .hasValue(new Submission("feature", COMMIT, Optional.of(7), Optional.empty(), Optional.empty()));
    }

    @Test
    void elsewhereItIsWhatIsCheckedOut() throws Exception {
        assertThat(of(Map.of())).isEmpty();
        try (Git git = Git.init()
                .setDirectory(home.toFile())
                .setInitialBranch("topic/a")
                .call()) {
            assertThat(of(Map.of())).isEmpty();
            RevCommit commit = git.commit()
                    .setMessage("first")
                    .setSign(false)
                    .setAuthor("a", "a@example.org")
                    .setCommitter("a", "a@example.org")
                    .call();

            assertThat(of(Map.of()))
                    .hasValue(new Submission(
                            "topic/a", commit.name(), Optional.empty(), Optional.empty(), Optional.empty()));
            git.checkout().setName(commit.name()).call();
            assertThat(of(Map.of())).isEmpty();
        }
    }

    @Test
    void anEventThatCannotBeReadIsNamed() throws IOException {
        Path event = Files.writeString(home.resolve("event.json"), "{");

        assertThatThrownBy(() -> of(Map.of("GITHUB_SHA", COMMIT, "GITHUB_EVENT_PATH", event.toString())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("GITHUB_EVENT_PATH is " + event);
    }

    private Optional<Submission> ofPullRequest(String head) throws IOException {
        Path event = Files.writeString(
                home.resolve("event.json"),
                """
                {"pull_request": {"number": 7,
                "head": {"ref": "feature", "label": "eve:feature", "sha": "%s", "repo": {"full_name": "%s"}},
                "base": {"ref": "main", "repo": {"full_name": "shop/shop"}}}}"""
                        .formatted(COMMIT, head));
        return of(Map.of(
                "GITHUB_SHA", "f".repeat(40),
                "GITHUB_REF", "refs/pull/7/merge",
                "GITHUB_REPOSITORY", "shop/shop",
                "GITHUB_RUN_ID", "42",
                "GITHUB_EVENT_PATH", event.toString()));
    }

    private Optional<Submission> of(Map<String, String> environment) throws IOException {
        return RunOrigin.of(home, environment);
    }
}
