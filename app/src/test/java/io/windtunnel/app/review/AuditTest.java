package io.windtunnel.app.review;

import static io.windtunnel.app.review.ReviewedProject.SERVER;
import static io.windtunnel.domain.db.Tables.AUDIT_LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.audit.AuditAction;
import io.windtunnel.app.audit.AuditEntry;
import io.windtunnel.app.audit.AuditEntry.Actor;
import io.windtunnel.app.audit.AuditLog;
import io.windtunnel.app.audit.AuditLog.Logged;
import io.windtunnel.domain.db.enums.ProjectRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

final class AuditTest {

    private static final Pattern OLDER = Pattern.compile("href=\"([^\"]*/audit\\?before=\\d+)\"");
    private static final Pattern SUBJECT = Pattern.compile("<code>(subject \\d+)</code>");

    private final ReviewedProject project = new ReviewedProject();
    private final AuditLog log = SERVER.bean(AuditLog.class);

    @Test
    void eachDecisionIsThere() throws Exception {
        project.askForFourEyes();
        TestBrowser first = project.member(ProjectRole.review);
        TestBrowser second = project.member(ProjectRole.review);
        project.decide(first, project.run("main", "a"), "accept_risk", "The table is empty.");
        project.act(second, project.lastDecision(), "second");
        project.act(first, project.lastDecision(), "withdraw");

        List<Logged> entries = log.of(project.id(), Optional.empty(), 10);

        assertThat(entries)
                .extracting(Logged::action)
                .containsExactly("decision withdrawn", "decision seconded", "decision made");
        assertThat(entries).allSatisfy(entry -> assertThat(entry.detail())
                .containsEntry("verdict", "accept_risk")
                .containsEntry("reason", "The table is empty."));
        assertThat(entries.get(0).actor()).isEqualTo(entries.get(2).actor());
        assertThat(entries.get(1).actor()).isNotEqualTo(entries.get(2).actor());
    }

    @Test
    void whatWasRefusedIsNotThere() throws Exception {
        long run = project.run("main", "a");
        project.decide(project.member(ProjectRole.read), run, "approve", "It is sound.");
        project.decide(project.member(ProjectRole.review), run, "approve", "");

        assertThat(log.of(project.id(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void administratorsAloneReadIt() throws Exception {
        String page = "/projects/" + project.slug() + "/audit";

        assertThat(project.member(ProjectRole.admin).get(page).statusCode()).isEqualTo(200);
        assertThat(project.member(ProjectRole.review).get(page).statusCode()).isEqualTo(403);
        assertThat(SERVER.signedIn(SERVER.account(project.project(), Optional.empty()))
                        .get(page)
                        .statusCode())
                .isEqualTo(404);
        assertThat(TestBrowser.leadsTo(new TestBrowser(SERVER).get(page))).startsWith("/login");
    }

    @Test
    void itsPagesHaveEachEntryOnceNewestFirst() throws Exception {
        List<AuditEntry> entries = IntStream.range(0, 120)
                .mapToObj(i -> new AuditEntry(Actor.SERVER, project.id(), AuditAction.TOKEN_MADE, "subject " + i))
                .toList();
        log.addAll(entries);
        TestBrowser admin = project.member(ProjectRole.admin);
        List<String> seen = new ArrayList<>();
        Optional<String> page = Optional.of("/projects/" + project.slug() + "/audit");
        int pages = 0;
        while (page.isPresent()) {
            String body = admin.get(page.get()).body();
            SUBJECT.matcher(body).results().forEach(match -> seen.add(match.group(1)));
            Matcher older = OLDER.matcher(body);
            page = older.find() ? Optional.of(older.group(1)) : Optional.empty();
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 120)
                        .mapToObj(i -> "subject " + (119 - i))
                        .toList());
    }

    @Test
    void nothingEditsIt() {
        log.add(new AuditEntry(Actor.SERVER, project.id(), AuditAction.TOKEN_MADE, "deploy"));

        assertThatThrownBy(() -> SERVER.dsl()
                        .update(AUDIT_LOG)
                        .set(AUDIT_LOG.ACTOR, "somebody else")
                        .where(AUDIT_LOG.PROJECT_ID.eq(project.id()))
                        .execute())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> SERVER.dsl()
                        .deleteFrom(AUDIT_LOG)
                        .where(AUDIT_LOG.PROJECT_ID.eq(project.id()))
                        .execute())
                .hasMessageContaining("only added to");
        assertThat(log.of(project.id(), Optional.empty(), 2))
                .extracting(Logged::subject)
                .containsExactly("deploy");
    }
}
