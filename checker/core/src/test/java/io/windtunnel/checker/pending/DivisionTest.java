package io.windtunnel.checker.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is pending where nobody says what to compare with, in every state that a checkout can be in. */
final class DivisionTest {

    private static final String DEEPER = "It is shallow: fetch the whole history (actions/checkout: fetch-depth: 0;"
            + " GitLab: GIT_DEPTH: 0; a shell: git fetch --unshallow).";

    private final Path home;
    private final Path clone;
    private final GitProject origin;

    DivisionTest(@TempDir Path temporary) {
        home = temporary;
        clone = temporary.resolve("clone");
        origin = GitProject.withMain(temporary.resolve("origin"));
    }

    @Test
    void aBranchIsComparedWithWhereItLeftTheRemotesDefaultBranch() {
        GitProject project = origin.cloned(clone).git("switch", "-q", "-c", "feature");
        origin.script("V9__nine").commit();
        project.git("fetch", "-q").script("V2__two").commit();

        assertThat(project.pending()).containsExactly("V2__two");
        assertThat(project.base())
                .hasValue("origin/main at " + project.hash("main").substring(0, 7));
    }

    @Test
    void whatIsNotCommittedOrNotEvenAddedIsPending() {
        GitProject project =
                origin.cloned(clone).script("V2__added").git("add", "-A").script("V3__untracked");

        assertThat(project.pending()).containsExactly("V2__added", "V3__untracked");
    }

    @Test
    void onTheDefaultBranchItselfWhatWasNotPushedIsPending() {
        GitProject project = origin.cloned(clone);

        assertThat(project.pending()).isEmpty();
        assertThat(project.script("V2__two").commit().pending()).containsExactly("V2__two");
    }

    @Test
    void defaultBranchOfAnotherNameAndRemoteIsFound() {
        origin.git("branch", "-m", "trunk");
        GitProject project = origin.cloned(clone, "--origin", "company").git("switch", "-q", "-c", "feature");

        assertThat(project.script("V2__two").commit().pending()).containsExactly("V2__two");
        assertThat(project.base()).hasValueSatisfying(base -> assertThat(base).startsWith("company/trunk at "));
    }

    @Test
    void withoutARemoteTheLocalDefaultBranchServes() {
        origin.git("branch", "-m", "trunk").git("config", "init.defaultBranch", "trunk");
        origin.git("switch", "-q", "-c", "feature").script("V2__two").commit();

        assertThat(origin.pending()).containsExactly("V2__two");
    }

    @Test
    void detachedHeadIsAsGoodAsABranch() {
        GitProject project = origin.cloned(clone).git("checkout", "-q", "--detach");

        assertThat(project.script("V2__two").commit().pending()).containsExactly("V2__two");
    }

    @Test
    void linkedWorktreeHasTheBranchesOfItsRepository() {
        origin.cloned(clone).git("worktree", "add", "-q", "-b", "feature", "../worktree");
        GitProject project = GitProject.in(home.resolve("worktree")).script("V2__two");

        assertThat(project.pending()).containsExactly("V2__two");
        assertThat(project.commit().pending()).containsExactly("V2__two");
    }

    @Test
    void scriptsOfASubmoduleAreThoseOfItsCommitThen() {
        GitProject outer = GitProject.withMain(home.resolve("outer"))
                .git("submodule", "add", "-q", home.resolve("origin").toString(), "sub")
                .commit()
                .git("switch", "-q", "-c", "feature")
                .migrations("sub/db")
                .script("V2__two");

        assertThat(outer.pending()).containsExactly("V2__two");

        GitProject.in(home.resolve("outer/sub")).commit();
        assertThat(outer.commit().pending()).containsExactly("V2__two");
    }

    @Test
    void repositoryAroundTheScriptsCountsWhereTheWorkingDirectoryIsInNone() {
        origin.cloned(clone).script("V2__two");
        GitProject elsewhere = GitProject.in(home.resolve("elsewhere")).migrations(clone + "/db");

        assertThat(elsewhere.pending()).containsExactly("V2__two");
    }

    @Test
    void scriptMovedWithinItsLocationIsNotPending() {
        GitProject project = origin.cloned(clone).file("db/old/.keep", "");
        project.git("mv", "db/V1__one.sql", "db/old/V1__one.sql").script("V2__two");

        assertThat(project.pending()).containsExactly("V2__two");
    }

    @Test
    void whatStoodInADirectoryThatWasMovedIsNotPending() {
        GitProject project = origin.cloned(clone).file("src/.keep", "");
        project.git("mv", "db", "src/migration").migrations("src/migration").script("V2__two");

        assertThat(project.pending()).containsExactly("V2__two");
        assertThat(project.commit().pending()).containsExactly("V2__two");
    }

    @Test
    void newDirectoryBesideOneWithTheSameNamesIsPending() {
        GitProject project = origin.cloned(clone).migrations("other").script("V1__one");

        assertThat(project.pending()).containsExactly("V1__one");
    }

    @Test
    void scriptOfAnotherVersionIsPendingAlsoWithTheOldContent() {
        GitProject project = origin.cloned(clone).script("V2__two").commit();
        project.git("mv", "db/V2__two.sql", "db/V3__two.sql").commit();

        assertThat(project.pending()).containsExactly("V3__two");
    }

    @Test
    void scriptsBehindASymbolicLinkAreComparedWithThemselves() throws Exception {
        GitProject project = origin.cloned(clone);
        Files.createSymbolicLink(clone.resolve("link"), Path.of("db"));

        assertThat(project.migrations("link").script("V2__two").pending()).containsExactly("V2__two");
    }

    @Test
    void withoutGitEverythingIsPending() {
        GitProject project = GitProject.in(home.resolve("plain")).script("V1__one");

        assertThat(project.pending()).containsExactly("V1__one");
        assertThat(project.base()).isEmpty();
    }

    @Test
    void beforeTheFirstCommitEverythingIsPending() {
        GitProject project =
                GitProject.in(home.resolve("new")).git("init", "-q").script("V1__one");

        assertThat(project.pending()).containsExactly("V1__one");
    }

    @Test
    void bareRepositoryHasNothingCheckedOut() {
        GitProject project =
                GitProject.in(home.resolve("bare")).git("init", "-q", "--bare").script("V1__one");

        assertThat(project.pending()).containsExactly("V1__one");
    }

    @Test
    void repositoryOfAKindThatCannotBeReadIsToldWithTheWayOut() {
        GitProject project = GitProject.in(home.resolve("sha256"))
                .git("init", "-q", "--object-format=sha256", "-b", "main")
                .script("V1__one")
                .commit();

        assertThatThrownBy(project::pending)
                .isInstanceOf(FlywaySettingsException.class)
                .hasMessageStartingWith("The Git repository cannot be read: ")
                .hasMessageEndingWith("Without it, --from VERSION or --all say what is checked.");
    }

    @Test
    void shallowCloneSaysHowToFetchMore() {
        origin.script("V2__two")
                .commit()
                .git("switch", "-q", "-c", "feature")
                .script("V3__three")
                .commit()
                .git("switch", "-q", "main");
        GitProject project = origin.cloned(clone, "--depth", "1", "--branch", "feature");

        assertThatThrownBy(project::pending)
                .isInstanceOf(FlywaySettingsException.class)
                .hasMessage("This clone holds no default branch to compare with. " + DEEPER);

        project.git("remote", "set-branches", "origin", "*").git("fetch", "-q", "--depth", "1");
        assertThatThrownBy(project::pending)
                .hasMessage("This clone does not reach back to where it left origin/main. " + DEEPER);

        assertThat(project.git("fetch", "-q", "--unshallow").pending()).containsExactly("V3__three");
    }

    @Test
    void blobsThatWereFilteredOutAreNamed() {
        origin.git("config", "uploadpack.allowFilter", "true").script("V1__one").file("db/V1__one.sql", "SELECT 2;");
        origin.commit().git("switch", "-q", "-c", "feature").git("rm", "-q", "db/V1__one.sql");
        origin.script("V2__two").commit();
        GitProject project = origin.cloned(clone, "--filter=blob:none", "--branch", "feature");

        assertThatThrownBy(() -> project.pending(new CheckScope.Base("origin/main")))
                .hasMessageContaining("without --filter and --depth (git fetch --refetch)");
    }

    @Test
    void namedBaseIsABranchHereOrAtTheRemote() {
        origin.git("branch", "release");
        GitProject project = origin.cloned(clone).script("V2__two").commit();

        assertThat(project.pending(new CheckScope.Base("release"))).containsExactly("V2__two");
        assertThat(project.pending(new CheckScope.Base("HEAD~1"))).containsExactly("V2__two");
        assertThat(project.pending(new CheckScope.Base("HEAD"))).isEmpty();
    }

    @Test
    void namedBaseThatIsNoneIsToldWithTheBranches() {
        GitProject project = origin.cloned(clone);

        assertThatThrownBy(() -> project.pending(new CheckScope.Base("mian")))
                .hasMessage("--base mian: Git knows no such revision; branches are main, origin/HEAD, origin/main.");
        assertThatThrownBy(() -> project.pending(new CheckScope.Base("HEAD^{x}")))
                .hasMessageContaining("--base HEAD^{x}: Git cannot read it as a revision");
    }

    @Test
    void unrelatedHistoryIsToldAsSuch() {
        GitProject project = origin.cloned(clone)
                .git("checkout", "-q", "--orphan", "other")
                .script("V2__two")
                .commit();

        assertThatThrownBy(() -> project.pending(new CheckScope.Base("main")))
                .hasMessage("--base main has no commit in common with what is checked out; choose another one, or"
                        + " --all.");
    }

    @Test
    void namedBaseNeedsARepository() {
        GitProject project = GitProject.in(home.resolve("plain")).script("V1__one");

        assertThatThrownBy(() -> project.pending(new CheckScope.Base("main")))
                .hasMessageContaining("--base main: ")
                .hasMessageContaining("is in no Git repository with a commit");
    }
}
