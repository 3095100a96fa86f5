package io.windtunnel.app.review;

import static io.windtunnel.app.review.ReviewedProject.SERVER;
import static io.windtunnel.domain.db.Tables.DECISION;
import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.TokenScope;
import io.windtunnel.domain.server.Decision;
import io.windtunnel.domain.server.DecisionDocument;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecisionsTest {

    private final ReviewedProject project = new ReviewedProject();

    @Test
    void aReviewerAcceptsARiskAndTheCheckReadsItBack() throws Exception {
        long run = project.run("main", "a");
        TestBrowser reviewer = project.member(ProjectRole.review);
        assertThat(reviewer.get(project.page()).body())
                .contains("Nobody has decided about this yet")
                .contains("action=\"" + project.page() + "/decisions\"");

        HttpResponse<String> decided = project.decide(reviewer, run, "accept_risk", "The table is empty.");

        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(302);
        assertThat(TestBrowser.leadsTo(decided)).isEqualTo(project.page() + "?run=" + run);
        assertThat(reviewer.get(project.page()).body())
                .contains("Risk accepted by Person", "The table is empty.", "In force.", "Withdraw it")
                .doesNotContain("name=\"verdict\"", "I agree");
        DecisionDocument document = project.inForce();
        assertThat(document.project()).isEqualTo(project.slug());
        assertThat(document.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.fingerprint()).isEqualTo(project.fingerprint());
            assertThat(decision.contentHash()).matches("[0-9a-f]{64}");
            assertThat(decision.verdict()).isEqualTo(Decision.Verdict.ACCEPT_RISK);
            assertThat(decision.reason()).isEqualTo("The table is empty.");
            assertThat(decision.person()).startsWith("Person person-");
            assertThat(decision.rule()).isNotBlank();
        });
    }

    @Test
    void theDocumentHasTheNamesThatAreDocumented() throws Exception {
        project.decide(project.member(ProjectRole.review), project.run("main", "a"), "approve", "It is sound.");

        HttpResponse<String> response = ReviewedProject.api(SERVER.token(project.project(), TokenScope.publish));

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(response.body())
                .contains("\"schemaVersion\":1", "\"project\":\"" + project.slug() + "\"")
                .contains("\"verdict\":\"approve\"", "\"reason\":\"It is sound.\"")
                .containsPattern("\"decidedAt\":\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"");
        HttpResponse<String> file =
                project.member(ProjectRole.read).get("/projects/" + project.slug() + "/decisions.json");
        assertThat(DecisionDocument.read(file.body())).isEqualTo(DecisionDocument.read(response.body()));
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"decisions.json\"");
    }

    @Test
    void onlyATokenOfTheProjectReadsItsDecisions() throws Exception {
        project.decide(project.member(ProjectRole.review), project.run("main", "a"), "approve", "It is sound.");

        assertThat(ReviewedProject.api("wt_wrong").statusCode()).isEqualTo(401);
        assertThat(new ReviewedProject().inForce().decisions()).isEmpty();
        TestBrowser stranger = SERVER.signedIn(SERVER.account(project.project(), Optional.empty()));
        assertThat(stranger.get("/projects/" + project.slug() + "/decisions.json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoMayOnlyReadSeesTheDecisionAndNoForm() throws Exception {
        long run = project.run("main", "a");
        TestBrowser reader = project.member(ProjectRole.read);

        assertThat(reader.get(project.page()).body())
                .contains("Nobody has decided about this yet")
                .doesNotContain("/decisions\"");
        assertThat(project.decide(reader, run, "approve", "It is sound.").statusCode())
                .isEqualTo(403);

        project.decide(project.member(ProjectRole.review), run, "approve", "It is sound.");
        assertThat(reader.get(project.page()).body()).contains("It is sound.").doesNotContain("Withdraw it");
        assertThat(project.act(reader, project.lastDecision(), "withdraw").statusCode())
                .isEqualTo(403);
        assertThat(project.act(reader, project.lastDecision(), "second").statusCode())
                .isEqualTo(403);
        assertThat(project.inForce().decisions()).hasSize(1);
    }

    @Test
    void strangersAndForgedRequestsDecideNothing() throws Exception {
        long run = project.run("main", "a");
        TestBrowser stranger = SERVER.signedIn(SERVER.account(project.project(), Optional.empty()));
        TestBrowser reviewer = project.member(ProjectRole.review);
        Map<String, String> form = Map.of("run", String.valueOf(run), "verdict", "approve", "reason", "It is sound.");

        assertThat(project.decide(stranger, run, "approve", "It is sound.").statusCode())
                .isEqualTo(404);
        assertThat(reviewer.sendBare(project.page() + "/decisions", form, "forged")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> nobody = new TestBrowser(SERVER).send("/login", project.page() + "/decisions", form);
        assertThat(TestBrowser.leadsTo(nobody)).startsWith("/login");
        assertThat(SERVER.dsl().fetchCount(DECISION, DECISION.PROJECT_ID.eq(project.id())))
                .isZero();
    }

    @Test
    void aRejectionIsShownAndLetsNothingPass() throws Exception {
        TestBrowser reviewer = project.member(ProjectRole.review);
        project.decide(reviewer, project.run("main", "a"), "reject", "Split it in two.");

        assertThat(reviewer.get(project.page()).body()).contains("Rejected by Person", "Split it in two.");
        assertThat(project.inForce().decisions()).isEmpty();
    }

    @Test
    void withFourEyesADecisionCountsOnceAnotherPersonAgrees() throws Exception {
        project.askForFourEyes();
        TestBrowser first = project.member(ProjectRole.review);
        TestBrowser second = project.member(ProjectRole.review);
        project.decide(first, project.run("main", "a"), "accept_risk", "The table is empty.");
        long decision = project.lastDecision();

        assertThat(first.get(project.page()).body())
                .contains("Waits for a second person")
                .doesNotContain("I agree");
        assertThat(second.get(project.page()).body()).contains("Waits for a second person", "I agree");
        assertThat(project.act(first, decision, "second").statusCode()).isEqualTo(403);
        assertThat(project.inForce().decisions()).isEmpty();

        assertThat(project.act(second, decision, "second").statusCode()).isEqualTo(302);

        assertThat(first.get(project.page()).body()).contains("agreed", "In force.");
        assertThat(project.inForce().decisions()).singleElement().satisfies(one -> assertThat(one.person())
                .matches("Person \\S+ and Person \\S+"));
        assertThat(project.act(project.member(ProjectRole.admin), decision, "second")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whereAProjectStartsToAskForFourEyesOnesDecisionWaits() throws Exception {
        project.decide(project.member(ProjectRole.review), project.run("main", "a"), "approve", "It is sound.");
        assertThat(project.inForce().decisions()).hasSize(1);

        project.askForFourEyes();

        assertThat(project.inForce().decisions()).isEmpty();
        assertThat(project.act(project.member(ProjectRole.review), project.lastDecision(), "second")
                        .statusCode())
                .isEqualTo(302);
        assertThat(project.inForce().decisions()).hasSize(1);
    }

    @Test
    void withoutFourEyesThereIsNothingToAgreeTo() throws Exception {
        project.decide(project.member(ProjectRole.review), project.run("main", "a"), "approve", "It is sound.");

        assertThat(project.act(project.member(ProjectRole.review), project.lastDecision(), "second")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aWithdrawnDecisionCountsNoMoreAndMakesRoomForAnother() throws Exception {
        long run = project.run("main", "a");
        TestBrowser reviewer = project.member(ProjectRole.review);
        project.decide(reviewer, run, "accept_risk", "The table is empty.");
        long decision = project.lastDecision();
        assertThat(project.decide(reviewer, run, "reject", "It is not.").statusCode())
                .isEqualTo(409);

        assertThat(project.act(reviewer, decision, "withdraw").statusCode()).isEqualTo(302);

        assertThat(project.inForce().decisions()).isEmpty();
        assertThat(reviewer.get(project.page()).body())
                .contains("Withdrawn", "The table is empty.", "name=\"verdict\"");
        assertThat(project.act(reviewer, decision, "withdraw").statusCode()).isEqualTo(409);
        assertThat(project.act(reviewer, decision, "second").statusCode()).isIn(403, 409);
        assertThat(project.decide(reviewer, run, "reject", "It is not.").statusCode())
                .isEqualTo(302);
    }

    @Test
    void ofDecisionsAtOnceOneIsMade() throws Exception {
        long run = project.run("main", "a");
        List<Callable<Integer>> deciders = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            TestBrowser reviewer = project.member(ProjectRole.review);
            String verdict = i % 2 == 0 ? "approve" : "reject";
            deciders.add(
                    () -> project.decide(reviewer, run, verdict, "I was first.").statusCode());
        }
        ExecutorService threads = Executors.newFixedThreadPool(deciders.size());
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(deciders)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(302, 409, 409, 409, 409, 409);
            assertThat(SERVER.dsl().fetchCount(DECISION, DECISION.PROJECT_ID.eq(project.id())))
                    .isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aHostileReasonIsTextEverywhere() throws Exception {
        String hostile = "</textarea><script>alert(1)</script> \" onload='x' ${7*7} \u202E {{x}}";
        TestBrowser reviewer = project.member(ProjectRole.review);
        long run = project.run("main", "a");

        assertThat(project.decide(reviewer, run, "approve", hostile).statusCode())
                .isEqualTo(302);

        for (String page : List.of(project.page(), "/projects/" + project.slug() + "/runs/" + run)) {
            assertThat(reviewer.get(page).body()).doesNotContain("<script>alert");
        }
        assertThat(reviewer.get(project.page()).body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(project.member(ProjectRole.admin)
                        .get("/projects/" + project.slug() + "/audit")
                        .body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
        assertThat(project.inForce().decisions().get(0).reason()).isEqualTo(hostile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00A0\u2003", "...", "null \u0000 byte", "bell \u0007"})
    void aReasonIsInWords(String reason) throws Exception {
        long run = project.run("main", "a");

        assertThat(project.decide(project.member(ProjectRole.review), run, "approve", reason)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aReasonIsNoNovel() throws Exception {
        long run = project.run("main", "a");
        TestBrowser reviewer = project.member(ProjectRole.review);

        assertThat(project.decide(reviewer, run, "approve", "x".repeat(2_001)).statusCode())
                .isEqualTo(422);
        assertThat(project.decide(reviewer, run, "approve", "\r\n" + "x\r\n".repeat(700))
                        .statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"perhaps", "''", "APPROVE"})
    void thereAreThreeVerdicts(String verdict) throws Exception {
        long run = project.run("main", "a");

        assertThat(project.decide(project.member(ProjectRole.review), run, verdict, "It is sound.")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatIsNotThereIsNotDecidedOn() throws Exception {
        long run = project.run("main", "a");
        long clean = project.runWithoutFindings("main");
        ReviewedProject other = new ReviewedProject();
        long othersRun = other.run("main", "a");
        TestBrowser admin = SERVER.signedIn(SERVER.administrator());
        project.decide(admin, run, "approve", "It is sound.");

        assertThat(project.decide(admin, clean, "approve", "It is sound.").statusCode())
                .isEqualTo(404);
        assertThat(project.decide(admin, othersRun, "approve", "It is sound.").statusCode())
                .isEqualTo(404);
        assertThat(project.decide(admin, -1, "approve", "It is sound.").statusCode())
                .isEqualTo(404);
        assertThat(other.act(admin, project.lastDecision(), "withdraw").statusCode())
                .isEqualTo(404);
        assertThat(project.inForce().decisions()).hasSize(1);
    }

    @Test
    void aRunSaysWhatHasBeenDecidedAndWhatStillWaits() throws Exception {
        long run = project.run("main", "a");
        String page = "/projects/" + project.slug() + "/runs/" + run;
        TestBrowser reviewer = project.member(ProjectRole.review);
        String before = reviewer.get(page).body();
        project.decide(reviewer, run, "accept_risk", "The table is empty.");

        assertThat(before).containsPattern("still waits? for a decision").doesNotContain("Risk accepted by");
        assertThat(reviewer.get(page).body())
                .contains("Risk accepted by Person")
                .isNotEqualTo(before);
    }
}
