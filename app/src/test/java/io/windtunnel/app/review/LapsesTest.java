package io.windtunnel.app.review;

import static io.windtunnel.app.review.ReviewedProject.SERVER;
import static io.windtunnel.domain.db.Tables.DECISION;
import static io.windtunnel.domain.db.Tables.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.audit.AuditLog;
import io.windtunnel.domain.db.enums.ProjectRole;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class LapsesTest {

    private final ReviewedProject project = new ReviewedProject();

    private TestBrowser decided(String branch, String script) throws Exception {
        TestBrowser reviewer = project.member(ProjectRole.review);
        long run = project.run(branch, script);
        assertThat(project.decide(reviewer, run, "accept_risk", "The table is empty.")
                        .statusCode())
                .isEqualTo(302);
        return reviewer;
    }

    private boolean isInForce() throws Exception {
        return !project.inForce().decisions().isEmpty();
    }

    @Test
    void aChangedScriptEndsADecisionAndThePagesSaySo() throws Exception {
        TestBrowser reviewer = decided("feature", "a");
        long changed = project.run("feature", "b");

        assertThat(isInForce()).isFalse();
        assertThat(reviewer.get(project.page()).body())
                .contains("The decision lapsed: the script changed", "The table is empty.", "name=\"verdict\"");
        assertThat(reviewer.get("/projects/" + project.slug() + "/runs/" + changed)
                        .body())
                .contains("decision lapsed: the script changed");
        assertThat(SERVER.bean(AuditLog.class).of(project.id(), Optional.empty(), 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("decision lapsed");
                    assertThat(entry.actor()).isEqualTo("windtunnel");
                    assertThat(entry.subject()).isEqualTo(project.fingerprint());
                    assertThat(entry.detail()).containsEntry("run", String.valueOf(changed));
                });
    }

    @Test
    void aClockThatWasSetBackKeepsNoDecisionFromLapsing() throws Exception {
        decided("feature", "a");
        SERVER.dsl()
                .update(RUN)
                .set(RUN.RECEIVED_AT, OffsetDateTime.now(ZoneOffset.UTC).plusDays(1))
                .where(RUN.PROJECT_ID.eq(project.id()))
                .execute();

        project.run("feature", "b");

        assertThat(isInForce()).isFalse();
    }

    @Test
    void aLapsedDecisionIsNotBroughtBackAndANewOneCounts() throws Exception {
        TestBrowser reviewer = decided("feature", "a");
        project.run("feature", "b");
        long back = project.run("feature", "a");

        assertThat(isInForce()).isFalse();
        assertThat(project.act(reviewer, project.lastDecision(), "withdraw").statusCode())
                .isEqualTo(409);
        assertThat(project.decide(reviewer, back, "approve", "It is sound.").statusCode())
                .isEqualTo(302);
        assertThat(isInForce()).isTrue();
    }

    @Test
    void whatDoesNotChangeEndsNothing() throws Exception {
        decided("feature", "a");
        project.run("feature", "a");
        project.runWithoutFindings("feature");
        project.run("feature", "a");

        assertThat(isInForce()).isTrue();
    }

    @Test
    void anotherBranchEndsNothingAndHasADecisionOfItsOwn() throws Exception {
        TestBrowser reviewer = decided("feature", "a");
        long other = project.run("other", "b");

        assertThat(isInForce()).isTrue();
        assertThat(project.decide(reviewer, other, "reject", "Not like this.").statusCode())
                .isEqualTo(302);
        assertThat(SERVER.dsl()
                        .fetchCount(
                                DECISION, DECISION.PROJECT_ID.eq(project.id()).and(DECISION.LAPSED_AT.isNull())))
                .isEqualTo(2);
    }

    @Test
    void theDefaultBranchEndsWhatWasDecidedElsewhereOnceItChanges() throws Exception {
        decided("feature", "b");
        project.run("main", "b");
        assertThat(isInForce()).isTrue();

        project.run("main", "c");

        assertThat(isInForce()).isFalse();
    }

    @Test
    void theDefaultBranchEndsADecisionWhenAnotherScriptIsMerged() throws Exception {
        decided("feature", "b");
        project.runWithoutFindings("main");
        assertThat(isInForce()).isTrue();

        project.run("main", "squashed");

        assertThat(isInForce()).isFalse();
    }

    @Test
    void aScriptThatTheDefaultBranchHadAllAlongEndsNothing() throws Exception {
        project.run("main", "a");
        decided("feature", "b");

        project.run("main", "a");

        assertThat(isInForce()).isTrue();
    }

    @Test
    void aWithdrawnDecisionDoesNotLapse() throws Exception {
        TestBrowser reviewer = decided("feature", "a");
        project.act(reviewer, project.lastDecision(), "withdraw");

        project.run("feature", "b");

        assertThat(SERVER.dsl()
                        .fetchSingle(DECISION, DECISION.PROJECT_ID.eq(project.id()))
                        .getLapsedAt())
                .isNull();
    }

    @Test
    void anotherProjectsRunsEndNothing() throws Exception {
        decided("main", "a");

        new ReviewedProject().run("main", "b");

        assertThat(isInForce()).isTrue();
    }

    @Test
    void whatIsOutOfDateIsNotDecidedOn() throws Exception {
        long old = project.run("feature", "a");
        project.run("feature", "b");
        TestBrowser reviewer = project.member(ProjectRole.review);

        assertThat(reviewer.get(project.page() + "?run=" + old).body())
                .contains("The script has changed on")
                .doesNotContain("name=\"verdict\"");
        assertThat(project.decide(reviewer, old, "approve", "It is sound.").statusCode())
                .isEqualTo(409);
    }

    @RepeatedTest(10)
    void whoDecidesWhileTheScriptChangesIsRefusedOrTheDecisionLapses() throws Exception {
        long run = project.run("feature", "a");
        TestBrowser reviewer = project.member(ProjectRole.review);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Long>> both = List.of(() -> project.run("feature", "b"), () -> (long)
                    project.decide(reviewer, run, "approve", "It is sound.").statusCode());
            List<Future<Long>> done = threads.invokeAll(both);
            assertThat(done.get(0).get()).isPositive();
            assertThat(done.get(1).get()).isIn(302L, 409L);
        } finally {
            threads.shutdownNow();
        }
        assertThat(isInForce()).isFalse();
    }
}
