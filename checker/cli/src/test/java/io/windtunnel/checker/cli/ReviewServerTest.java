package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.cli.Command.Result;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import io.windtunnel.domain.server.ContentHash;
import io.windtunnel.domain.server.Decision;
import io.windtunnel.domain.server.DecisionDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check and a review server: the report is handed in, and what maintainers decided does not count. */
final class ReviewServerTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String DROP = "SET lock_timeout = '5s'; DROP TABLE account;";

    private final Path home;
    private final Command command;
    private final PlayedReviewServer server = new PlayedReviewServer();

    ReviewServerTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.command = new Command(home)
                .environment("WINDTUNNEL_TOKEN", PlayedReviewServer.TOKEN)
                .environment("CI_COMMIT_REF_NAME", "feature")
                .environment("CI_COMMIT_SHA", COMMIT)
                .environment("CI_JOB_URL", "https://gitlab.example/shop/-/jobs/1")
                .script("V1__account.sql", "CREATE TABLE account (id int CONSTRAINT account_pkey PRIMARY KEY);")
                .script("V2__drop.sql", DROP);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theReportIsHandedInWithWhatItIsAbout() throws Exception {
        server.refuses(503);

        Result result = command.check("--publish", server.address() + "/");

        assertThat(result.text()).contains("Published: " + server.address() + "/projects/shop/runs/7");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(server.queries())
                .containsExactly("branch=feature&commit=" + COMMIT + "&runUrl=https://gitlab.example/shop/-/jobs/1");
        assertThat(server.reports()).singleElement().satisfies(report -> {
            assertThat(report.findings()).isEqualTo(report().findings());
            assertThat(report.schema()).isPresent();
        });
    }

    @Test
    void whatIsRefusedChangesTheVerdictOnlyWhereHandingInIsRequired() throws Exception {
        server.refuses(422, 413);

        Result told = command.check("--publish", server.address());
        Result required = command.check("--publish", server.address(), "--publish-required");
        Result stranger = command.environment("WINDTUNNEL_TOKEN", "wt_other")
                .check("--publish", server.address(), "--fail-on", "never");

        assertThat(told.text())
                .contains("windtunnel: not published: " + server.address() + " answers 422: Not today.<U+001B>[31m");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(required.text()).contains("answers 413: Not today.");
        assertThat(required.exitCode()).isEqualTo(3);
        assertThat(stranger.text())
                .contains("answers 401: There is no such token.")
                .doesNotContain("wt_other");
        assertThat(stranger.exitCode()).isZero();
        assertThat(server.reports()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidBeforeTheFlight() throws Exception {
        Result wrong = command.check("--publish", "ftp://host", "--fail-on", "never");
        Result noFile = command.check("--publish", server.address(), "--publish-token-file", "none");
        Result noBranch = command.environment("CI_COMMIT_SHA", "").check("--publish", server.address());
        Result noToken = command.environment("WINDTUNNEL_TOKEN", "").check("--decisions", server.address());
        Files.writeString(home.resolve("windtunnel.yml"), "publish: " + server.address());
        Result configured = command.check();
        Result off = command.check("--no-publish");

        assertThat(wrong.text()).contains("the address of a review server is http:// or https://");
        assertThat(noFile.text()).contains("--publish-token-file none cannot be read");
        assertThat(noBranch.text()).contains("--publish: which branch and commit this is cannot be told");
        assertThat(noToken.text()).contains("--decisions needs the project's token, in the variable WINDTUNNEL_TOKEN");
        assertThat(configured.text())
                .contains("--publish needs the project's token")
                .contains("--publish stands in windtunnel.yml:1:1");
        assertThat(List.of(wrong, noFile, noBranch, noToken, configured))
                .extracting(Result::exitCode)
                .containsOnly(2);
        assertThat(off.exitCode()).isEqualTo(1);
    }

    @Test
    void whatWasDecidedDoesNotCountUntilTheScriptChanges() throws Exception {
        assertThat(command.check().exitCode()).isEqualTo(1);
        Files.writeString(home.resolve("decisions.json"), decided(report()));

        Result decided = command.check("--decisions", "decisions.json", "--verbose");

        assertThat(decided.text())
                .contains("1 suppressed", "is suppressed: accepted by Ada on 2026-11-22: the table is empty");
        assertThat(decided.exitCode()).as(decided.text()).isZero();

        command.script("V2__drop.sql", "-- moved\n\n" + DROP);
        assertThat(command.check("--decisions", "decisions.json").exitCode()).isZero();

        command.script("V2__drop.sql", DROP + " SELECT 1;");
        Result changed = command.check("--decisions", "decisions.json");
        assertThat(changed.text())
                .contains("The decision of Ada on 2026-11-22 about table-dropped lapsed: the script changed since");
        assertThat(changed.exitCode()).isEqualTo(1);
    }

    @Test
    void decisionsAreAskedOfTheServer() throws Exception {
        command.check();
        server.decisions(decided(report()));

        Result decided = command.check("--decisions", server.address());
        Result refused = command.environment("WINDTUNNEL_TOKEN", "wt_other").check("--decisions", server.address());
        server.refuses(503, 503, 503);
        Result away = command.check("--decisions", server.address());

        assertThat(decided.exitCode()).as(decided.text()).isZero();
        assertThat(refused.text()).contains("--decisions: " + server.address() + " answers 401");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(away.text()).contains("answers 503: Not today.");
        assertThat(away.exitCode()).isEqualTo(3);
    }

    @Test
    void aFileWithoutDecisionsIsNamed() throws Exception {
        Files.writeString(home.resolve("new.json"), "{\"schemaVersion\": 2, \"project\": \"a\", \"decisions\": []}");
        Files.writeString(home.resolve("odd.json"), "{\"decisions\": 3}");

        List<Result> results = List.of(
                command.check("--decisions", "none.json"),
                command.check("--decisions", "new.json"),
                command.check("--decisions", "odd.json"));

        assertThat(results).extracting(Result::exitCode).containsOnly(2);
        assertThat(results.get(0).text()).contains("--decisions none.json: there is no such file");
        assertThat(results.get(1).text()).contains("its schemaVersion is 2, and this version reads 1");
        assertThat(results.get(2).text()).contains("--decisions odd.json: it is no list of decisions");
    }

    private Report report() throws IOException {
        try (InputStream in = Files.newInputStream(home.resolve("report.json"))) {
            return ReportJson.read(in);
        }
    }

    /** What a maintainer decides on what is found, as the server exports it. */
    private static String decided(Report report) {
        return new DecisionDocument(
                        DecisionDocument.SCHEMA_VERSION,
                        "shop",
                        report.findings().stream()
                                .map(finding -> decision(finding, report))
                                .toList())
                .json();
    }

    private static Decision decision(Finding finding, Report report) {
        return new Decision(
                finding.fingerprint(),
                HexFormat.of().formatHex(ContentHash.of(finding, ContentHash.ofScripts(report.migrations()))),
                finding.rule(),
                Decision.Verdict.ACCEPT_RISK,
                "the table is empty",
                "Ada",
                Instant.parse("2026-11-22T23:30:00Z"));
    }
}
