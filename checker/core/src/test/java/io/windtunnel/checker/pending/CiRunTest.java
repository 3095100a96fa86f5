package io.windtunnel.checker.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In CI the event says what to compare with, for each way in which a CI system checks sources out. */
final class CiRunTest {

    private static final String NOTHING = "0".repeat(40);

    private final Path home;
    private final GitProject origin;

    CiRunTest(@TempDir Path temporary) {
        home = temporary;
        origin = GitProject.withMain(temporary.resolve("origin"));
    }

    /** A pull request of version 3, opened when main had version 1; now it has 2, too, and GitHub merged the two. */
    private String pullRequest() {
        String opened = origin.hash("main");
        origin.git("switch", "-q", "-c", "feature").script("V3__three").commit();
        String head = origin.hash("HEAD");
        origin.git("switch", "-q", "main").script("V2__two").commit();
        origin.git("checkout", "-q", "--detach").git("merge", "-q", "--no-ff", "-m", "merge", "feature");
        origin.git("update-ref", "refs/pull/7/merge", "HEAD").git("switch", "-q", "main");
        return """
                {"number": 7, "repository": {"default_branch": "main"}, "pull_request":
                {"base": {"ref": "main", "sha": "%s"}, "head": {"ref": "feature", "sha": "%s"}}}"""
                .formatted(opened, head);
    }

    /** As actions/checkout does it. */
    private GitProject checkout(int depth, String ref) {
        GitProject project = GitProject.in(home.resolve("work")).git("init", "-q", "-b", "main");
        project.git("remote", "add", "origin", home.resolve("origin").toString());
        if (depth == 0) {
            project.git("fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*", "+" + ref + ":refs/remotes/it");
        } else {
            String url = home.resolve("origin").toUri().toString();
            project.git("fetch", "-q", "--no-tags", "--depth", "" + depth, url, "+" + ref + ":refs/remotes/it");
        }
        return project.git("checkout", "-q", "--force", "refs/remotes/it");
    }

    @Test
    void mergeOfAPullRequestIsComparedWithTheBaseThatWasMerged() {
        String event = pullRequest();
        GitProject project = checkout(0, "refs/pull/7/merge").event("pull_request", event);

        assertThat(project.pending()).containsExactly("V3__three");
        assertThat(project.base()).hasValue("main at " + origin.hash("main").substring(0, 7));
    }

    @Test
    void forThatTwoCommitsAreEnough() {
        String event = pullRequest();

        assertThat(checkout(2, "refs/pull/7/merge").event("pull_request", event).pending())
                .containsExactly("V3__three");
    }

    @Test
    void oneCommitIsNotEnough() {
        String event = pullRequest();
        GitProject project = checkout(1, "refs/pull/7/merge").event("pull_request", event);

        assertThatThrownBy(project::pending)
                .hasMessageStartingWith("The commit that the pull_request event compares with (main) is not in this"
                        + " clone. It is shallow: fetch the whole history (actions/checkout: fetch-depth: 0;");
    }

    @Test
    void headOfAPullRequestIsComparedWithWhereItLeftItsBase() {
        String event = pullRequest();

        assertThat(checkout(0, "refs/heads/feature")
                        .event("pull_request", event)
                        .pending())
                .containsExactly("V3__three");
    }

    @Test
    void branchThatTookItsBaseInHasOnlyItsOwnScriptsPending() {
        String event = pullRequest();
        origin.git("switch", "-q", "feature").git("merge", "-q", "--no-ff", "-m", "update", "main");

        assertThat(checkout(0, "refs/heads/feature")
                        .event("pull_request", event)
                        .pending())
                .containsExactly("V3__three");
    }

    @Test
    void runRepeatedAfterTheMergeComparesWithTheBaseOfThatTime() {
        String event = pullRequest();
        origin.git("merge", "-q", "feature");

        assertThat(checkout(0, "refs/heads/feature")
                        .event("pull_request", event)
                        .pending())
                .containsExactly("V3__three");
    }

    @Test
    void pushToTheDefaultBranchIsComparedWithWhatItWasBefore() {
        String before = origin.hash("main");
        origin.script("V2__two").commit().script("V3__three").commit();
        GitProject project = checkout(0, "refs/heads/main")
                .event(
                        "push",
                        """
                        {"ref": "refs/heads/main", "before": "%s", "repository": {"default_branch": "main"}}"""
                                .formatted(before));

        assertThat(project.pending()).containsExactly("V2__two", "V3__three");
        assertThat(project.base()).hasValue("main before the push at " + before.substring(0, 7));
    }

    @Test
    void pushToAnotherBranchIsComparedWithTheDefaultBranch() {
        pullRequest();
        String event =
                """
                {"ref": "refs/heads/feature", "before": "%s", "repository": {"default_branch": "main"}}"""
                        .formatted(NOTHING);

        assertThat(checkout(0, "refs/heads/feature").event("push", event).pending())
                .containsExactly("V3__three");
    }

    @Test
    void firstPushOfTheDefaultBranchHasNothingPending() {
        String event =
                """
                {"ref": "refs/heads/main", "before": "%s", "repository": {"default_branch": "main"}}"""
                        .formatted(NOTHING);

        assertThat(checkout(0, "refs/heads/main").event("push", event).pending())
                .isEmpty();
    }

    @Test
    void mergeQueueSaysItsBase() {
        String base = origin.hash("main");
        origin.script("V2__two").commit();
        String event =
                """
                {"merge_group": {"base_sha": "%s", "base_ref": "refs/heads/main"},
                "repository": {"default_branch": "main"}}"""
                        .formatted(base);

        assertThat(checkout(0, "refs/heads/main").event("merge_group", event).pending())
                .containsExactly("V2__two");
    }

    @Test
    void runThatWasAskedForIsComparedWithTheDefaultBranch() {
        pullRequest();
        String event = "{\"repository\": {\"default_branch\": \"main\"}}";

        assertThat(checkout(0, "refs/heads/feature")
                        .event("workflow_dispatch", event)
                        .pending())
                .containsExactly("V3__three");
    }

    @Test
    void namedBaseWinsOverTheEvent() {
        String event = pullRequest();
        String before = origin.hash("main~1");

        assertThat(checkout(0, "refs/pull/7/merge").event("pull_request", event).pending(new CheckScope.Base(before)))
                .containsExactly("V2__two", "V3__three");
    }

    @Test
    void mergeRequestOfGitLabIsComparedWithItsTarget() {
        pullRequest();
        GitProject project = checkout(0, "refs/heads/feature")
                .environment("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")
                .environment("CI_MERGE_REQUEST_DIFF_BASE_SHA", origin.hash("main~1"))
                .environment("CI_DEFAULT_BRANCH", "other");

        assertThat(project.pending()).containsExactly("V3__three");
    }

    @Test
    void mergeRequestOfGitLabNeedsTheDiffBaseAloneWhereTheTargetWasNotFetched() {
        pullRequest();
        GitProject project = checkout(3, "refs/heads/feature")
                .environment("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")
                .environment("CI_MERGE_REQUEST_DIFF_BASE_SHA", origin.hash("main~1"));

        assertThat(project.pending()).containsExactly("V3__three");
    }

    @Test
    void pipelineOfGitLabsDefaultBranchIsComparedWithWhatItWasBefore() {
        String before = origin.hash("main");
        origin.script("V2__two").commit();
        GitProject project = checkout(0, "refs/heads/main")
                .environment("CI_DEFAULT_BRANCH", "main")
                .environment("CI_COMMIT_BRANCH", "main")
                .environment("CI_COMMIT_BEFORE_SHA", before);

        assertThat(project.pending()).containsExactly("V2__two");
    }

    @Test
    void jenkinsNamesTheTarget() {
        pullRequest();

        assertThat(checkout(0, "refs/heads/feature")
                        .environment("CHANGE_TARGET", "main")
                        .pending())
                .containsExactly("V3__three");
    }

    @Test
    void eventWithoutARepositoryIsNotTakenForEverything() {
        GitProject project =
                GitProject.in(home.resolve("plain")).script("V1__one").event("pull_request", pullRequest());

        assertThatThrownBy(project::pending)
                .hasMessageContaining("To compare with the base of the pull_request event: ")
                .hasMessageContaining("is in no Git repository");
    }

    @Test
    void eventThatIsNoJsonIsTold() {
        GitProject project = checkout(0, "refs/heads/main").event("push", "<html>");

        assertThatThrownBy(project::pending)
                .hasMessageContaining("event.json, which is no JSON; say with --base REF what is compared with.");
    }
}
