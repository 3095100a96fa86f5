package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.cli.Command.Result;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes between two schemas is told in words, and what is wrong with a source with its way out. */
final class DiffCommandTest {

    private static final String USERS = "CREATE TABLE users (id bigint CONSTRAINT users_pkey PRIMARY KEY, "
            + "username text NOT NULL, CONSTRAINT users_username_key UNIQUE (username));\n";
    private static final String RENAMED = USERS.replace("username", "user_name");

    private final Path home;
    private final Command command;

    DiffCommandTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.command = new Command(home);
    }

    @Test
    void sourcesOfEveryKindAgree(@TempDir Path directory) throws Exception {
        command.script("V1__users.sql", USERS);
        ddl("schema.sql", USERS);
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")))) {
            String classes = GeneratedShop.source(sandbox, USERS, directory);
            String database = url(
                    sandbox.owner().url(),
                    sandbox.owner().user(),
                    sandbox.owner().password());
            for (String other : List.of("ddl:schema.sql", classes, database)) {
                for (List<String> pair : List.of(List.of("migrations:sql", other), List.of(other, "migrations:sql"))) {
                    Result result = diff(pair.get(0), pair.get(1));

                    assertThat(result.text()).contains("No difference.");
                    assertThat(result.exitCode()).isZero();
                }
            }
            command.script(
                    "V2__more.sql", "CREATE TABLE post (id int); ALTER TABLE users ALTER username TYPE varchar(9);");

            Result result = diff("migrations:sql", classes);

            assertThat(result.text())
                    .contains(
                            "dropped table post",
                            "altered column users.username: type from character varying(9) to text",
                            "jOOQ's classes hold no bodies of functions");
            assertThat(result.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void theSqlIsPrintedForAPipe() throws Exception {
        command.script("V1__users.sql", USERS);
        ddl("schema.sql", RENAMED.replace("user_name text NOT NULL", "user_name text NOT NULL, age int"));

        Result result = command.run("diff", "--from", "migrations:sql", "--to", "ddl:schema.sql", "--sql");

        assertThat(result.text())
                .startsWith("-- Planned, not flown")
                .contains(
                        " ALTER TABLE public.users RENAME COLUMN username TO user_name; ",
                        " ALTER TABLE public.users ADD COLUMN age integer; ");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(command.run("diff", "--from", "ddl:schema.sql", "--to", "ddl:schema.sql", "--sql")
                        .text())
                .isEmpty();
    }

    @Test
    void ownersOfScratchDatabasesDoNotCount() throws Exception {
        ddl("a.sql", USERS);
        command.script("V1__users.sql", USERS);
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")))) {
            Result result = diff(
                    "migrations:sql",
                    "ddl:a.sql",
                    "--postgres",
                    url(
                            sandbox.administrator().url(),
                            sandbox.administrator().user(),
                            sandbox.administrator().password()));

            assertThat(result.text()).contains("No difference.", "Owners, default privileges");
            assertThat(result.exitCode()).isZero();
        }
    }

    private static String url(String url, String user, String password) {
        return url + (url.contains("?") ? "&" : "?") + "user=" + user + "&password=" + password;
    }

    @Test
    void renameIsOneChangeWithItsReasons() throws Exception {
        command.script("V1__users.sql", USERS);
        ddl("schema.sql", RENAMED + "CREATE TABLE post (id int);");

        Result result = diff("migrations:sql", "ddl:schema.sql", "--quiet");

        assertThat(result.text())
                .isEqualTo("added table post "
                        + "renamed column users.username to user_name (the same words in the name, same type, nullability "
                        + "and default, the same constraints or indexes on it) "
                        + "renamed constraint users_username_key on users to users_user_name_key ");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void noRenameTakesEveryNameAtItsWord() throws Exception {
        ddl("a.sql", USERS);
        ddl("b.sql", RENAMED);

        assertThat(diff("ddl:a.sql", "ddl:b.sql", "--no-rename").text())
                .contains("dropped column users.username", "added column users.user_name text NOT NULL")
                .contains("perhaps a rename: --rename users.username:users.user_name");
    }

    @Test
    void statedRenameIsFollowedThroughTheSchema() throws Exception {
        ddl("a.sql", "CREATE TABLE colour (id int, tint text); CREATE VIEW colours AS SELECT colour.id FROM colour;");
        ddl(
                "b.sql",
                "CREATE TABLE country (id int, code text); CREATE VIEW colours AS SELECT country.id FROM country;");

        Result result =
                diff("ddl:a.sql", "ddl:b.sql", "--quiet", "--rename", "colour:country", "--rename", "tint:code");

        assertThat(result.text())
                .isEqualTo("renamed table colour to country (as --rename says) "
                        + "renamed column colour.tint to code (as --rename says) ");
    }

    @Test
    void renameThatNamesNothingListsWhatThereIs() throws Exception {
        ddl("a.sql", USERS);
        ddl("b.sql", RENAMED);

        Result result = diff("ddl:a.sql", "ddl:b.sql", "--rename", "users.username:users.login");

        assertThat(result.text())
                .contains(
                        "--rename users.username:users.login names nothing that was renamed: these could be meant:",
                        "--rename users.username:users.user_name (column)");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void ambiguousRenameListsWhatCouldBeMeant() throws Exception {
        ddl("a.sql", "CREATE TABLE a (x int, k int); CREATE TABLE b (x int, k int);");
        ddl("b.sql", "CREATE TABLE a (y int, k int); CREATE TABLE b (y int, k int);");

        Result result = diff("ddl:a.sql", "ddl:b.sql", "--rename", "x:y");

        assertThat(result.text())
                .contains("--rename x:y is ambiguous: qualify the names", "--rename a.x:a.y", "--rename b.x:b.y");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void ignoredObjectsDoNotCount() throws Exception {
        ddl("a.sql", USERS);
        ddl(
                "b.sql",
                USERS + "CREATE TABLE apscheduler_jobs (id serial PRIMARY KEY); CREATE SCHEMA audit; "
                        + "CREATE TABLE audit.log (id int); CREATE TABLE spatial_ref_sys (id int);");
        Files.writeString(
                home.resolve("windtunnel.yml"), "ignore: [apscheduler_*, audit.*]\nmigrations: sql\nfrom: 7\n");

        assertThat(diff("ddl:a.sql", "ddl:b.sql").text())
                .contains("added table spatial_ref_sys")
                .doesNotContain("audit");
        assertThat(diff(
                                "ddl:a.sql",
                                "ddl:b.sql",
                                "--ignore",
                                "audit.*",
                                "--ignore",
                                "apscheduler_*",
                                "--ignore",
                                "public.spatial_ref_sys")
                        .exitCode())
                .isZero();
    }

    @Test
    void classPathWithoutGeneratedClassesIsNamed() throws Exception {
        Files.createDirectories(home.resolve("classes"));
        ddl("a.sql", USERS);

        Result result = diff("ddl:a.sql", "jooq:shop.db@classes");

        assertThat(result.text()).contains("There is no class of the package shop.db on the class path");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void modelThatDoesNotLoadHasItsLine() throws Exception {
        ddl("a.sql", USERS);
        ddl("b.sql", "CREATE TABLE a (id int);\nCREATE TABLE b (id intt);");

        Result result = diff("ddl:a.sql", "ddl:b.sql");

        assertThat(result.text()).contains("b.sql:2: type \"intt\" does not exist (SQLSTATE 42704)");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void migrationsThatFailAreNamed() throws Exception {
        command.script("V1__users.sql", USERS).script("V2__b.sql", "SELECT 1;\nSELECT nix;");

        Result result = diff("migrations:sql", "migrations:sql");

        assertThat(result.text()).contains("migrations:sql cannot be read as a schema", "V2__b.sql", "\"nix\"");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diff --to ddl:a.sql | --from SOURCE is missing, the schema as it is: migrations:DIR",
                "diff --from ddl:a.sql | --to SOURCE is missing",
                "diff --from schema.sql --to ddl:a.sql | is no source of a schema; use migrations:DIR",
                "diff --from ddl:a.sql --to ddl:a.sql --rename x | \"x\" is not OLD:NEW",
                "diff --from ddl:a.sql --to ddl:a.sql --ignore a.b.c | is no pattern for names",
                "diff --from ddl:a.sql --to ddl:a.sql --before none.sql | --before none.sql: there is no such file"
            })
    void wrongUsageSaysWhatIsRight(String arguments, String message) throws Exception {
        Result result = command.run(arguments.split(" "));

        assertThat(result.text()).contains(message);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void databaseOutOfReachIsToldWithoutItsPassword() throws Exception {
        ddl("a.sql", USERS);

        Result result = diff("ddl:a.sql", "jdbc:postgresql://127.0.0.1:1/shop?password=secret");

        assertThat(result.text()).contains("cannot be read", "SQLSTATE 08001").doesNotContain("secret");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private void ddl(String name, String sql) throws IOException {
        Files.writeString(home.resolve(name), sql);
    }

    private Result diff(String from, String to, String... options) throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(List.of("diff", "--from", from, "--to", to, "--cache-dir", Command.CACHE.toString()));
        all.addAll(List.of(options));
        return command.run(all.toArray(String[]::new));
    }
}
