package io.windtunnel.checker.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.cli.PlayedReviewServer;
import io.windtunnel.domain.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The action on a pull request: a real repository, a real check, GitHub's part played. */
final class ActionTest {

    private static final String MARKER = "<!-- windtunnel: shop -->\n";

    private final Path repository;
    private final Path home;
    private final FakeGithub github = new FakeGithub();

    ActionTest(@TempDir Path temporary) throws Exception {
        home = Files.createDirectories(temporary.resolve("runner"));
        repository = Files.createDirectories(temporary.resolve("work dir"));
        git("init", "-q", "-b", "main");
        script("V1__users.sql", "CREATE TABLE users (id bigint CONSTRAINT users_pkey PRIMARY KEY, name text);");
        commit();
        git("switch", "-q", "-c", "feature");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void findingsComeAsAnnotationsSummaryFilesAndOneCommentThatIsKeptUpToDate() throws Exception {
        script("V2__drop.sql", "SET lock_timeout = '5s'; SELECT '::error::not mine';\nDROP TABLE users;");
        PlayedAction action = pullRequest().play();

        assertThat(action.exitCode()).as(action.log()).isEqualTo(1);
        assertThat(action.commands())
                .singleElement()
                .asString()
                .startsWith("::error file=shop/db/V2__drop.sql,line=2,endLine=2,title=")
                .contains("(table-dropped)");
        assertThat(action.summary())
                .startsWith("**✖ Windtunnel: failed, 1 error**")
                .contains("shop/db/V2__drop.sql");
        assertThat(action.output("outcome")).isEqualTo("failed");
        assertThat(action.output("errors")).isEqualTo("1");
        assertThat(action.output("exit-code")).isEqualTo("1");
        try (InputStream report = Files.newInputStream(Path.of(action.output("json")))) {
            assertThat(ReportJson.read(report).base())
                    .hasValueSatisfying(base -> assertThat(base).startsWith("main at "));
        }
        assertThat(Files.readString(Path.of(action.output("sarif")))).contains("shop/db/V2__drop.sql");
        assertThat(action.used())
                .contains("actions/upload-artifact@v6 {name=windtunnel-shop", "report.json")
                .doesNotContain("upload-sarif", "setup-java");
        assertThat(github.comments())
                .singleElement()
                .asString()
                .startsWith(MARKER + "**✖ Windtunnel: failed, 1 error**");
        assertThat(github.comments().get(0)).contains("https://github.com/shop/shop/actions/runs/42");

        script("V2__drop.sql", "CREATE TABLE posts (id bigint CONSTRAINT posts_pkey PRIMARY KEY);");
        action = pullRequest().play();

        assertThat(action.exitCode()).as(action.log()).isZero();
        assertThat(action.commands()).isEmpty();
        assertThat(github.comments())
                .singleElement()
                .asString()
                .startsWith(MARKER + "**✔ Windtunnel: passed, nothing found**");
        assertThat(action.output("outcome")).isEqualTo("passed");
    }

    @Test
    void whereNothingWasFoundThereIsNoComment() throws Exception {
        PlayedAction action = pullRequest().play();

        assertThat(action.exitCode()).as(action.log()).isZero();
        assertThat(action.log()).contains("Passed: nothing is pending; every migration is in main at ");
        assertThat(action.summary()).contains("nothing is pending", " on top of main at ");
        assertThat(action.log()).contains("windtunnel: no comment: there is nothing to say");
        assertThat(github.comments()).isEmpty();
    }

    @Test
    void forkGetsAllButTheComment() throws Exception {
        script("V2__drop.sql", "SET lock_timeout = '5s'; DROP TABLE users;");
        github.readOnly();
        PlayedAction action = pullRequest()
                .input("sarif", "true")
                .fact("github.event.pull_request.head.repo.fork", "true")
                .play();

        assertThat(action.exitCode()).as(action.log()).isEqualTo(1);
        assertThat(action.commands()).hasSize(1);
        assertThat(action.summary()).contains("failed, 1 error");
        assertThat(action.log()).contains("no comment: the token may not write here (GitHub's API answers 403).");
        assertThat(action.used()).doesNotContain("upload-sarif");
    }

    @Test
    void whatIsAskedForIsPassedOn() throws Exception {
        script("V2__drop.sql", "DROP TABLE users;");
        PlayedAction action = pullRequest()
                .input("sarif", "true")
                .input("comment", "false")
                .input("fail-on", "never")
                .input("java-version", "25")
                .input("name", "our-shop")
                .input("args", "--from=2\n--verbose\n")
                .play();

        assertThat(action.exitCode()).as(action.log()).isZero();
        assertThat(action.log()).contains("the migrations before version 2", "versioned");
        assertThat(action.used())
                .contains("actions/setup-java@v5 {distribution=temurin, java-version=25}")
                .contains("github/codeql-action/upload-sarif@v4")
                .contains("category=windtunnel-our-shop");
        assertThat(github.calls()).isEmpty();
    }

    @Test
    void theReportIsHandedInOutOfReachOfTheScripts() throws Exception {
        script("V2__drop.sql", "SET lock_timeout = '5s'; DROP TABLE users;");
        try (PlayedReviewServer server = new PlayedReviewServer()) {
            // A token is for the step alone, and what the repository says of the server is not asked.
            Files.writeString(repository.resolve("shop/windtunnel.yml"), "publish: http://127.0.0.1:1");
            PlayedAction action = pullRequest()
                    .input("publish", server.address())
                    .input("publish-token", PlayedReviewServer.TOKEN)
                    .play();

            assertThat(action.exitCode()).as(action.log()).isEqualTo(1);
            assertThat(action.log()).contains("windtunnel: published: " + server.address());
            assertThat(action.output("published")).isEqualTo(server.address() + "/projects/shop/runs/7");
            assertThat(server.queries())
                    .containsExactly("branch=feature&commit=" + git("rev-parse", "feature")
                            + "&pullRequest=7&baseBranch=main&runUrl=https://github.com/shop/shop/actions/runs/42");
            assertThat(server.reports().get(0).findings().get(0).script()).isEqualTo("shop/db/V2__drop.sql");

            PlayedAction fork = pullRequest().input("publish", server.address()).play();

            assertThat(fork.exitCode()).isEqualTo(1);
            assertThat(fork.log()).contains("not published: there is no token; a pull request from a fork gets none");
        }
    }

    @Test
    void whatCannotBeCheckedIsAnErrorWithTheWayOut() throws Exception {
        PlayedAction action = pullRequest().input("base", "nowhere").play();

        assertThat(action.exitCode()).isEqualTo(2);
        assertThat(action.commands())
                .containsExactly("::error title=Windtunnel::windtunnel: --base nowhere: Git knows no such revision;"
                        + " branches are feature, main.");
        assertThat(action.summary()).contains("could not check", "--base nowhere: Git knows no such revision");
        assertThat(action.output("outcome")).isEqualTo("error");
        assertThat(github.comments()).isEmpty();
    }

    @Test
    void namesAndInputsAreNeverRun() throws Exception {
        script("V2__$(touch pwned)`touch pwned`;'\".sql", "DROP TABLE users;");
        PlayedAction action =
                pullRequest().input("model", "$(touch pwned)\"; touch pwned; '").play();

        assertThat(action.exitCode()).isEqualTo(2);
        assertThat(action.log()).contains("--model");

        action = pullRequest().input("name", "$(touch pwned)").play();
        assertThat(action.exitCode()).isEqualTo(2);
        assertThat(action.log()).contains("the input \"name\" is made of letters");

        action = pullRequest().play();
        assertThat(action.exitCode()).as(action.log()).isEqualTo(1);
        assertThat(repository.resolve("pwned")).doesNotExist();
        assertThat(repository.resolve("shop/pwned")).doesNotExist();
    }

    @Test
    void serversAreKeptByTheirContent() throws Exception {
        String first = serversKey();
        script("V2__posts.sql", "CREATE TABLE posts (id bigint CONSTRAINT posts_pkey PRIMARY KEY);");
        assertThat(serversKey()).isEqualTo(first).matches("windtunnel-servers-1-Linux-X64-\\w{32}");

        git("switch", "-q", "main");
        script("V1__users.sql", "CREATE TABLE people (id bigint CONSTRAINT people_pkey PRIMARY KEY);");
        commit();
        git("switch", "-q", "feature");
        git("reset", "-q", "--hard", "main");
        assertThat(serversKey()).isNotEqualTo(first);
    }

    /** Under which name the cache of servers and bases is kept after a run. */
    private String serversKey() throws Exception {
        return pullRequest()
                .play()
                .used()
                .replaceFirst("(?s).*actions/cache/save@v5 .path=\\S+/servers, key=(\\S+)}.*", "$1");
    }

    private PlayedAction pullRequest() throws Exception {
        commit();
        String event =
                """
                {"number": 7, "repository": {"default_branch": "main"}, "pull_request": {"number": 7,
                "title": "$(touch pwned)", "base": {"ref": "main", "sha": "%s"}, "head": {"ref": "feature", "sha": "%s"}}}"""
                        .formatted(git("rev-parse", "main"), git("rev-parse", "feature"));
        Path runner = Files.createTempDirectory(home, "run");
        return new PlayedAction(runner, repository)
                .event("pull_request", event)
                .environment("GITHUB_API_URL", github.address())
                .input("token", FakeGithub.TOKEN)
                .input("working-directory", "shop")
                .input("migrations", "db");
    }

    private void script(String name, String sql) throws IOException {
        Path file = repository.resolve("shop/db").resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, sql);
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "next");
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@b.c"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
