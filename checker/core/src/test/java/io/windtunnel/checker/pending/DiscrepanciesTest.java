package io.windtunnel.checker.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.observation.ScriptEdited;
import io.windtunnel.checker.observation.ScriptMissing;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.observation.VersionOvertaken;
import io.windtunnel.checker.observation.VersionTaken;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a checkout does not go on from its base, in every state that the two can be in. */
final class DiscrepanciesTest {

    private final Path home;
    private final GitProject origin;
    private final GitProject project;

    /** A clone, on a branch, of a repository with versions 1 and 2 and a repeatable migration. */
    DiscrepanciesTest(@TempDir Path temporary) {
        home = temporary;
        origin = GitProject.withMain(temporary.resolve("origin"))
                .script("V2__two")
                .script("R__views")
                .commit();
        project = origin.cloned(temporary.resolve("clone")).git("switch", "-q", "-c", "feature");
    }

    private static List<String> found(GitProject project) {
        return found(project.division(new CheckScope.Pending()));
    }

    private static List<String> found(Division division) {
        return division.discrepancies().stream().map(DiscrepanciesTest::told).toList();
    }

    private static String told(Trial trial) {
        String label = trial.scripts().get(0).label();
        if (trial instanceof ScriptEdited edited) {
            return label + " edited in line " + edited.line() + (edited.isRefused() ? ", refused" : "");
        }
        if (trial instanceof ScriptMissing missing) {
            return label + " missing" + (missing.isRefused() ? ", refused" : "");
        }
        return trial instanceof VersionTaken taken
                ? label + " taken by " + taken.other().description()
                : label + " overtaken by "
                        + ((VersionOvertaken) trial).newest().label()
                        + (((VersionOvertaken) trial).isRefused() ? ", refused" : "");
    }

    @Test
    void whatOnlyGoesOnFromTheBaseHasNone() {
        project.script("V3__three").file("db/R__views.sql", "SELECT 'other';");

        Division division = project.division(new CheckScope.Pending());

        assertThat(found(division)).isEmpty();
        assertThat(division.pending())
                .extracting(script -> script.script().label())
                .containsExactly("V3", "R__views");
    }

    @Test
    void scriptIsFlownAsTheBaseHasItWhateverTheCheckoutHasMadeOfIt() {
        project.file("db/V1__one.sql", "SELECT 'edited';").git("rm", "-q", "db/V2__two.sql");

        Division division = project.script("V3__three").division(new CheckScope.Pending());

        assertThat(found(division)).containsExactly("V1 edited in line 1, refused", "V2 missing, refused");
        assertThat(division.flown().scripts())
                .extracting(script -> script.script().label())
                .containsExactly("V1", "V2", "V3", "R__views");
        assertThat(division.pending())
                .extracting(script -> script.script().label())
                .containsExactly("V3");
    }

    @Test
    void lineEndsAreNoEditAndBlanksAre() {
        assertThat(found(project.file("db/V1__one.sql", "SELECT 'V1__one';\r\n")))
                .isEmpty();
        assertThat(found(project.file("db/V1__one.sql", "SELECT 'V1__one';\n \n")))
                .containsExactly("V1 edited in line 2, refused");
    }

    @Test
    void scriptOfAnotherNameIsNeitherGoneNorNew() {
        project.git("mv", "db/V2__two.sql", "db/V2__zwei.sql");

        Division division = project.division(new CheckScope.Pending());

        assertThat(found(division)).containsExactly("V2 edited in line 1, refused");
        assertThat(division.pending()).isEmpty();
    }

    @Test
    void scriptThatWasMovedIsTheSame() {
        project.file("db/old/.keep", "").git("mv", "db/V1__one.sql", "db/old/V1__one.sql");
        assertThat(found(project)).isEmpty();

        project.file("db/old/V1__one.sql", "SELECT 'edited';");
        Division division = project.division(new CheckScope.Pending());
        assertThat(found(division)).containsExactly("V1 edited in line 1, refused");
        assertThat(division.flown().scripts()).hasSize(3);
    }

    @Test
    void newestScriptIsNotMissedByFlyway() {
        assertThat(found(project.git("rm", "-q", "db/V2__two.sql"))).containsExactly("V2 missing");
        assertThat(found(project.script("V3__three"))).containsExactly("V2 missing, refused");
    }

    @Test
    void teamThatLetsScriptsGoHasNoneMissing() {
        project.git("rm", "-q", "db/V1__one.sql", "db/R__views.sql");
        assertThat(found(project)).containsExactly("V1 missing, refused", "R__views missing, refused");

        project.file("flyway.conf", "flyway.ignoreMigrationPatterns=versioned:missing");
        assertThat(found(project)).containsExactly("R__views missing, refused");
    }

    @Test
    void withoutValidationNothingIsRefused() {
        project.file("flyway.conf", "flyway.validateOnMigrate=false")
                .file("db/V1__one.sql", "SELECT 'edited';")
                .script("V1_1__late");

        assertThat(found(project)).containsExactly("V1 edited in line 1", "V1.1 overtaken by V2");
    }

    @Test
    void versionsOfTheOtherBranchCountAsFarAsTheyWereFetched() {
        project.script("V3__three").script("V4__four").commit();
        origin.script("V3__drei").script("V5__five").commit();
        assertThat(found(project)).isEmpty();

        project.git("fetch", "-q");
        assertThat(found(project)).containsExactly("V3 taken by drei", "V4 overtaken by V5, refused");

        project.file("flyway.conf", "flyway.outOfOrder=true");
        assertThat(found(project)).containsExactly("V3 taken by drei");
    }

    @Test
    void whatTheOtherBranchHasAsWellIsNoConflict() {
        project.script("V3__three").file("db/V1__one.sql", "SELECT 'edited';").git("rm", "-q", "db/R__views.sql");
        origin.script("V3__three").file("db/V1__one.sql", "SELECT 'edited';").git("rm", "-q", "db/R__views.sql");
        origin.commit();
        project.commit().git("fetch", "-q");

        assertThat(found(project)).isEmpty();
    }

    @Test
    void versionBeforeAnOlderOneIsFlownOutOfOrder() {
        Division division = project.script("V1_1__late").division(new CheckScope.Pending());

        assertThat(found(division)).containsExactly("V1.1 overtaken by V2, refused");
        assertThat(division.flown().configuration().isOutOfOrder()).isTrue();
    }

    @Test
    void otherBranchThatFlywayRefusesIsNotLookedAt() {
        origin.script("V3__three").script("V3__drei").commit();

        assertThat(found(project.git("fetch", "-q").script("V3__trois"))).isEmpty();
    }

    @Test
    void detachedHeadIsComparedLikeABranch() {
        project.git("checkout", "-q", "--detach").file("db/V1__one.sql", "SELECT 'edited';");

        assertThat(found(project)).containsExactly("V1 edited in line 1, refused");
    }

    @Test
    void shallowCloneThatHasTheBaseIsComparedWithIt() {
        origin.git("switch", "-q", "-c", "feature")
                .file("db/V1__one.sql", "SELECT 'edited';")
                .commit()
                .git("switch", "-q", "main");
        GitProject shallow =
                origin.cloned(home.resolve("shallow"), "--depth", "2", "--no-single-branch", "--branch", "feature");

        assertThat(found(shallow)).containsExactly("V1 edited in line 1, refused");
    }

    @Test
    void withoutGitAndInAnAuditThereIsNothingToCompareWith() {
        GitProject plain = GitProject.in(home.resolve("plain")).script("V1__one");
        project.file("db/V1__one.sql", "SELECT 'edited';");

        assertThat(found(plain)).isEmpty();
        assertThat(found(project.division(new CheckScope.All()))).isEmpty();
        assertThat(found(project.division(new CheckScope.From("2")))).isEmpty();
    }
}
