package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.cli.Command.Result;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --model}: what the migrations lead to is compared with the model. */
final class CheckModelTest {

    private static final String USERS =
            "CREATE TABLE users (id bigint CONSTRAINT users_pkey PRIMARY KEY, username text);\n";
    private static final String POSTS = "CREATE TABLE posts (id bigint CONSTRAINT posts_pkey PRIMARY KEY);\n";

    private final Path home;
    private final Command command;

    CheckModelTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.command = new Command(home);
    }

    @Test
    void modelThatAgreesPasses() throws Exception {
        command.script("V1__users.sql", USERS).script("V2__posts.sql", POSTS);
        model(USERS + POSTS);

        Result result = command.check("--model", "ddl:schema.sql");

        assertThat(result.text()).contains("Compared with ddl:schema.sql", "No difference.", "Passed: nothing found");
        assertThat(result.exitCode()).isZero();
        assertThat(report().modelDiff()).contains(List.of());
    }

    @Test
    void migrationThatTheModelHasNotFollowedIsNamed() throws Exception {
        command.script("V1__users.sql", USERS).script("V2__posts.sql", "SELECT 1;\n" + POSTS);
        model(USERS);

        Result result = command.check("--model", "ddl:schema.sql");

        assertThat(result.text())
                .contains(
                        "sql/V2__posts.sql:2 model-drift",
                        "The model ddl:schema.sql has not followed this migration: the model does not have table posts.",
                        "The model is behind. Take the change over into schema.sql.",
                        "- the model does not have table posts (sql/V2__posts.sql:2)");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(report().modelDiff().orElseThrow()).singleElement().satisfies(difference -> {
            assertThat(difference.change()).isEqualTo(ModelDifference.Change.DROPPED);
            assertThat(difference.object()).isEqualTo("public.posts");
            assertThat(difference.behind()).isEqualTo(ModelDifference.Side.MODEL);
            assertThat(difference.script()).contains("sql/V2__posts.sql");
        });
    }

    @Test
    void missingMigrationIsToldAtTheModel() throws Exception {
        command.script("V1__users.sql", USERS);
        model(USERS.replace("username", "user_name") + POSTS);

        Result result = command.check("--model", "ddl:schema.sql");

        assertThat(result.text())
                .contains(
                        "schema.sql model-drift",
                        "only the model has table posts",
                        "~ column users.username is called user_name in the model (the same words in the name");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void whatWasThereBeforeTheMigrationsUnderCheckIsNotTheirs() throws Exception {
        command.script("V1__users.sql", USERS).script("V2__posts.sql", POSTS);
        model("CREATE TABLE users (id bigint CONSTRAINT users_pkey PRIMARY KEY, username varchar(9));" + POSTS);

        Result result = command.run(
                "check",
                "--migrations",
                "sql",
                "--from",
                "2",
                "--model",
                "ddl:schema.sql",
                "--cache-dir",
                Command.CACHE.toString());

        assertThat(result.text())
                .contains(
                        "schema.sql model-drift",
                        "No migration leads to the model ddl:schema.sql: column users.username: type is text in the "
                                + "migrations and character varying(9) in the model.",
                        "A migration is missing: windtunnel generate -m MESSAGE --model ddl:schema.sql writes it");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void generatedClassesAreComparedInWhatTheyHold(@TempDir Path directory) throws Exception {
        command.script("V1__users.sql", USERS + "CREATE INDEX users_lower ON users (lower(username));");
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")))) {
            String classes = GeneratedShop.source(sandbox, USERS, directory);

            Result clean = command.check("--model", classes);

            assertThat(clean.text())
                    .contains(
                            "Compared with jooq:shop.db",
                            "Not compared: indexes over expressions or with INCLUDE: users_lower.");
            assertThat(clean.exitCode()).isZero();
            command.script("V2__posts.sql", POSTS);
            assertThat(command.check("--model", classes).text())
                    .contains("the model does not have table posts", "Regenerate the classes from the migrated schema");
        }
    }

    @Test
    void ignoredObjectsDoNotCount() throws Exception {
        command.script("V1__users.sql", USERS).script("V2__posts.sql", POSTS);
        model(USERS);
        Files.writeString(home.resolve("windtunnel.yml"), "model: ddl:schema.sql\nignore: post*\n");

        Result result = command.check();

        assertThat(result.text()).contains("No difference.");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void flightThatFailsIsNotCompared() throws Exception {
        command.script("V1__users.sql", USERS + "SELECT nix;");
        model(USERS);

        Result result = command.check("--model", "ddl:schema.sql");

        assertThat(result.text())
                .contains("The model was not compared: the migrations did not get to their end.")
                .doesNotContain("model-drift");
        assertThat(report().modelDiff()).isEqualTo(Optional.empty());
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void modelThatDoesNotLoadHasItsLine() throws Exception {
        command.script("V1__users.sql", USERS);
        model(USERS + "\nCREATE TABL posts;");

        Result result = command.check("--model", "ddl:schema.sql");

        assertThat(result.text()).contains("schema.sql:3: syntax error");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private void model(String sql) throws IOException {
        Files.writeString(home.resolve("schema.sql"), sql);
    }

    private Report report() throws IOException {
        try (InputStream in = Files.newInputStream(home.resolve("report.json"))) {
            return ReportJson.read(in);
        }
    }
}
