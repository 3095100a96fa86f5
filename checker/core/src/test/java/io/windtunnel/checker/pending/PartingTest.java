package io.windtunnel.checker.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.flyway.ResolvedScript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two branches have got since they parted. */
final class PartingTest {

    private final GitProject origin;
    private final GitProject project;

    /** A clone, on a branch, of a repository with version 1 and a repeatable migration. */
    PartingTest(@TempDir Path temporary) {
        origin = GitProject.withMain(temporary.resolve("origin"))
                .script("R__views")
                .commit();
        project = origin.cloned(temporary.resolve("clone")).git("switch", "-q", "-c", "feature");
    }

    private Division division() {
        return project.git("fetch", "-q").division(new CheckScope.Pending());
    }

    private static List<String> labels(List<ResolvedScript> scripts) {
        return scripts.stream().map(script -> script.script().label()).toList();
    }

    @Test
    void bothHaveGotSomething() {
        project.script("V3__three").script("R__ours").commit();
        origin.script("V2__two").file("db/R__views.sql", "SELECT 'theirs';").commit();

        assertThat(division().parting()).hasValueSatisfying(parting -> {
            assertThat(labels(parting.theirsFirst())).containsExactly("V2", "R__views", "V3", "R__ours");
            assertThat(labels(parting.oursFirst())).containsExactly("V3", "R__ours", "V2", "R__views");
            assertThat(labels(parting.base().scripts())).containsExactly("V1", "R__views");
            assertThat(parting.tip().name()).isEqualTo("origin/main");
        });
    }

    @Test
    void repeatableOfBothComesLast() {
        project.file("db/R__views.sql", "SELECT 'ours';").commit();
        origin.script("V2__two").file("db/R__views.sql", "SELECT 'theirs';").commit();

        assertThat(division().parting()).hasValueSatisfying(parting -> {
            assertThat(labels(parting.theirsFirst())).containsExactly("V2", "R__views");
            assertThat(labels(parting.oursFirst())).containsExactly("R__views", "V2", "R__views");
        });
    }

    @Test
    void thereIsNoneWhereOneHasGotNothing() {
        origin.script("V2__two").commit();
        assertThat(division().parting()).isEmpty();

        project.git("merge", "-q", "origin/main").script("V3__three");
        assertThat(division().parting()).isEmpty();
    }

    @Test
    void thereIsNoneWhereBothHaveOneVersion() {
        project.script("V2__zwei").commit();
        origin.script("V2__two").script("V3__three").commit();

        assertThat(division().parting()).isEmpty();
    }

    @Test
    void checkoutThatCiHasMergedPartedBeforeTheMerge() {
        project.script("V3__three").commit();
        String head = project.hash("HEAD");
        origin.script("V2__two").commit();
        project.git("fetch", "-q")
                .git("checkout", "-q", "origin/main")
                .git("merge", "-q", "--no-ff", "-m", "merge", "feature")
                .event(
                        "pull_request",
                        "{\"pull_request\": {\"base\": {\"ref\": \"main\"}, \"head\": {\"sha\": \"%s\"}}}"
                                .formatted(head));

        Division division = division();

        assertThat(labels(division.pending())).containsExactly("V3");
        assertThat(labels(division.base().scripts())).containsExactly("V1", "V2", "R__views");
        assertThat(division.parting()).hasValueSatisfying(parting -> {
            assertThat(labels(parting.base().scripts())).containsExactly("V1", "R__views");
            assertThat(labels(parting.oursFirst())).containsExactly("V3", "V2");
        });
    }
}
