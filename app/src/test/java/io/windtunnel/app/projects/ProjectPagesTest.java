package io.windtunnel.app.projects;

import static io.windtunnel.domain.db.Tables.FINDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.TokenScope;
import io.windtunnel.domain.server.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class ProjectPagesTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestProject project = SERVER.project();
    private final String token = SERVER.token(project, TokenScope.publish);
    private TestBrowser reader = new TestBrowser(SERVER);

    @BeforeEach
    void signIn() throws Exception {
        reader = SERVER.signedIn(SERVER.account(project, Optional.of(ProjectRole.read)));
    }

    @Test
    void whoIsInNoProjectSeesNone() throws Exception {
        TestBrowser stranger = SERVER.signedIn(SERVER.account(project, Optional.empty()));

        assertThat(stranger.get("/").body())
                .contains("You are in no project yet")
                .doesNotContain(project.slug());
        assertThat(reader.get("/").body()).contains("/projects/" + project.slug());
    }

    @Test
    void aProjectWithoutRunsSaysHowToHandOneIn() throws Exception {
        assertThat(reader.get("/projects/" + project.slug()).body())
                .contains("Nothing has been handed in yet", "/api/reports?branch=main");
    }

    @Test
    void runsAreShownNewestFirstAndFilteredByTheAddress() throws Exception {
        long passed = handIn("main", 1, "rename-table-right");
        long failed = handIn("feature/x", 2, "rename-table-wrong");

        assertThat(reader.get("/projects/" + project.slug()).body())
                .containsSubsequence("/runs/" + failed, "/runs/" + passed);
        assertThat(reader.get("/projects/" + project.slug() + "?outcome=failed").body())
                .contains("/runs/" + failed)
                .doesNotContain("/runs/" + passed);
        assertThat(reader.get("/projects/" + project.slug() + "?branch=feature%2Fx")
                        .body())
                .contains("/runs/" + failed)
                .doesNotContain("/runs/" + passed);
        assertThat(reader.get("/projects/" + project.slug() + "?branch=none").body())
                .contains("No run is like that");
    }

    @Test
    void olderRunsAreOnTheNextPage() throws Exception {
        for (int number = 1; number <= 52; number++) {
            handIn("main", number, "rename-table-right");
        }
        String first =
                reader.get("/projects/" + project.slug() + "?branch=main").body();
        String older = Pattern.compile("href=\"([^\"]*before=[^\"]*)\"")
                .matcher(first)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .replace("&amp;", "&");

        String second = reader.get(older).body();

        assertThat(rows(first)).isEqualTo(50);
        assertThat(rows(second)).isEqualTo(2);
        assertThat(second).doesNotContain("Older runs");
    }

    private static long rows(String page) {
        return Pattern.compile("<tr class=\"passed\">").matcher(page).results().count();
    }

    @Test
    void aRunTellsWhatIsNewSinceItsBase() throws Exception {
        long base = handIn("main", 1, "rename-table-right");
        long run = handIn("feature", 2, "rename-table-wrong");

        String page = reader.get("/projects/" + project.slug() + "/runs/" + run).body();

        assertThat(page).contains("new</b>", "/runs/" + base, "id=\"findings\"", "<svg");
        assertThat(reader.get("/projects/" + project.slug() + "/runs/" + base).body())
                .contains("no earlier run");
    }

    @Test
    void aRunOfAnotherProjectIsNotThere() throws Exception {
        long run = handIn("main", 1, "rename-table-right");
        TestProject other = SERVER.project();
        TestBrowser neighbour = SERVER.signedIn(SERVER.account(other, Optional.of(ProjectRole.admin)));

        assertThat(neighbour.get("/projects/" + other.slug() + "/runs/" + run).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFindingsLifeIsTheRunsThatHadIt() throws Exception {
        long first = handIn("feature", 1, "rename-table-wrong");
        long second = handIn("feature", 2, "rename-table-wrong");
        String fingerprint = SERVER.dsl()
                .select(FINDING.FINGERPRINT)
                .from(FINDING)
                .where(FINDING.RUN_ID.eq(first), FINDING.ORDINAL.eq(0))
                .fetchSingle(FINDING.FINGERPRINT);

        String page = reader.get("/projects/" + project.slug() + "/findings/" + fingerprint)
                .body();

        assertThat(page).containsSubsequence("Its life", "/runs/" + second, "/runs/" + first);
    }

    @Test
    void findingsAreSearchedInTheLastRunOfEachBranch() throws Exception {
        handIn("main", 1, "rename-table-wrong");
        handIn("main", 2, "rename-table-right");
        handIn("feature", 3, "rename-table-wrong");
        handIn("other", 4, "rename-table-wrong");
        String first = title(0);

        assertThat(search("severity=error"))
                .contains(first, "<code>other</code>", "and 1 more")
                .doesNotContain("<code>main</code>");
        assertThat(search("branch=main&severity=error")).contains("No finding is like that");
        assertThat(search("branch=feature&severity=error")).contains(first).doesNotContain("and 1 more");
        assertThat(search("rule=table-recreated")).contains(">table-recreated<").doesNotContain(">column-dropped<");
        assertThat(search("severity=note&rule=table-recreated")).contains("No finding is like that");
        assertThat(search("q=" + first.toUpperCase(Locale.ROOT).replace(' ', '+')))
                .contains(first);
        assertThat(search("q=%25")).contains("No finding is like that");
        assertThat(search("decided=no")).contains(first);
        assertThat(search("decided=yes")).contains("No finding is like that");
    }

    @Test
    void whatIsSearchedForIsText() throws Exception {
        handIn("main", 1, "rename-table-wrong");

        assertThat(search("q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&page=-7&severity=none"))
                .contains("No finding is like that", "&lt;script>")
                .doesNotContain("<script>");
    }

    private String search(String query) throws Exception {
        return reader.get("/projects/" + project.slug() + "/findings?" + query).body();
    }

    private static String title(int finding) {
        return JsonMapper.shared()
                .readTree(TestServer.report("rename-table-wrong"))
                .path("findings")
                .get(finding)
                .path("title")
                .asString();
    }

    @Test
    void whatAReportBringsStaysText() throws Exception {
        String json = new String(TestServer.report("rename-table-wrong"), StandardCharsets.UTF_8)
                .replaceFirst("\"title\" : \"", "\"title\" : \"<script>alert(1)</script><img src=x onerror=alert(2)>");
        Receipt receipt = JsonMapper.shared()
                .readValue(
                        SERVER.handIn(
                                        token,
                                        "branch=%22%3E%3Cscript%3E&commit=0123456789",
                                        json.getBytes(StandardCharsets.UTF_8))
                                .body(),
                        Receipt.class);

        for (String path : new String[] {"", "/runs/" + receipt.id()}) {
            assertThat(reader.get("/projects/" + project.slug() + path).body())
                    .doesNotContain("<script>", "<img src=x");
        }
    }

    private long handIn(String branch, int number, String report) throws Exception {
        String commit = "%040x".formatted(number);
        return JsonMapper.shared()
                .readValue(
                        SERVER.handIn(token, "branch=" + branch + "&commit=" + commit, TestServer.report(report))
                                .body(),
                        Receipt.class)
                .id();
    }
}
