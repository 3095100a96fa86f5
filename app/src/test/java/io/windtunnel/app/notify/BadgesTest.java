package io.windtunnel.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.app.web.NotFound;
import io.windtunnel.domain.db.enums.RunOutcome;
import io.windtunnel.domain.db.enums.TokenScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

final class BadgesTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestProject project = SERVER.project();
    private final Badges open = badges(true);

    private static Badges badges(boolean isPublic) {
        NotifyProperties.Webhooks webhooks =
                new NotifyProperties.Webhooks(false, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new Badges(
                SERVER.bean(Happenings.class),
                new NotifyProperties("", "", webhooks, new NotifyProperties.Badges(isPublic)));
    }

    private String svg(Optional<String> branch) {
        ResponseEntity<String> badge = open.badge(project.slug(), branch);
        assertThat(String.valueOf(badge.getHeaders().getContentType())).startsWith("image/svg+xml");
        assertThat(badge.getHeaders().getCacheControl()).isEqualTo("max-age=120, public");
        return String.valueOf(badge.getBody());
    }

    @Test
    void aBadgeTellsHowTheLastRunOfTheBranchWent() throws Exception {
        String token = SERVER.token(project, TokenScope.publish);
        assertThat(svg(Optional.empty())).contains("no runs");

        SERVER.handIn(token, "branch=main&commit=0123456", TestServer.report("rename-table-wrong"));
        assertThat(svg(Optional.empty())).contains(" error").doesNotContain("no runs");

        SERVER.handIn(token, "branch=main&commit=0123457", TestServer.report("rename-table-right"));
        assertThat(svg(Optional.empty())).contains("windtunnel: passed");
        assertThat(svg(Optional.of("other"))).contains("no runs");
    }

    @Test
    void badgesAreForNobodyUnlessTheServerSaysSo() throws Exception {
        TestBrowser nobody = new TestBrowser(SERVER);
        String unknown = nobody.get("/badges/there-is-none.svg").body();

        assertThat(nobody.get("/badges/" + project.slug() + ".svg").statusCode())
                .isEqualTo(404);
        assertThat(nobody.get("/badges/" + project.slug() + ".svg").body()).isEqualTo(unknown);
        assertThatThrownBy(() -> badges(false).badge(project.slug(), Optional.empty()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> open.badge("there-is-none", Optional.empty())).isInstanceOf(NotFound.class);
    }

    @Test
    void everyBadgeIsXmlWithoutScriptOrStyle() throws Exception {
        List<Badge> all = List.of(
                Badge.NO_RUNS,
                Badge.of(RunOutcome.passed, 0, 0),
                Badge.of(RunOutcome.failed, 1, 0),
                Badge.of(RunOutcome.failed, 0, 12_345),
                Badge.of(RunOutcome.error, 0, 0));
        for (Badge badge : all) {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new java.io.ByteArrayInputStream(
                            badge.svg().getBytes(java.nio.charset.StandardCharsets.UTF_8)));

            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo("windtunnel: " + badge.message());
            assertThat(badge.svg()).doesNotContain("<script", "<style", "style=");
        }
        assertThat(all)
                .extracting(Badge::message)
                .containsExactly("no runs", "passed", "1 error", "12,345 warnings", "could not check");
    }
}
