package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.ProjectDatabase;
import io.windtunnel.checker.cli.Command.Result;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a database, each as a process of its own, on a server of this test's. */
final class DatabaseCommandsTest {

    private final Path home;
    private final Command command;
    private Sandbox server;

    DatabaseCommandsTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.command = new Command(home)
                .script("V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY, username text NOT NULL);")
                .script("U1__users.sql", "DROP TABLE users;")
                .script("V2__user_name.sql", "ALTER TABLE users RENAME username TO user_name;")
                .script("U2__user_name.sql", "ALTER TABLE users RENAME user_name TO username;")
                .script("R__names.sql", "CREATE OR REPLACE VIEW names AS SELECT id FROM users;");
    }

    @BeforeEach
    void startServer() throws SandboxException {
        server = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void renameIsAppliedShownAndTakenBackAndTheRowsAreThere() throws Exception {
        assertThat(run("migrate").text())
                .contains("applied sql/V1__users.sql", "applied sql/R__names.sql", "3 applied", "is at version 2.");
        sql("INSERT INTO users VALUES (1, 'ada')");

        Result info = run("info");
        assertThat(info.exitCode()).isZero();
        assertThat(info.text())
                .containsPattern("version description type state installed on undo 1 users SQL Success \\S+ \\S+ yes")
                .containsPattern("names SQL Success");

        Result undo = run("undo");
        assertThat(undo.text()).contains("undone sql/U2__user_name.sql", "1 undone", "is at version 1.");
        assertThat(undo.exitCode()).isZero();
        assertThat(sql("SELECT username FROM users")).isEqualTo("ada");
        assertThat(run("info").text()).containsPattern("2 user name SQL Pending yes");

        assertThat(run("migrate").text()).contains("1 applied");
        assertThat(sql("SELECT user_name FROM users")).isEqualTo("ada");
    }

    /** A column is renamed in the model; what is written is applied and taken back, and the rows stay. */
    @Test
    void renameInTheModelGoesThereAndBackWithItsRows() throws Exception {
        run("migrate");
        sql("INSERT INTO users VALUES (1, 'ada')");
        home(
                "schema.sql",
                """
                CREATE TABLE users (id int PRIMARY KEY, full_name text NOT NULL);
                CREATE VIEW names AS SELECT id FROM users;
                """);
        String rename = "users.user_name:users.full_name";

        Result written = command.run(
                "generate", "-m", "full", "--migrations", "sql", "--model", "ddl:schema.sql", "--rename", rename);
        assertThat(written.exitCode()).as(written.text()).isZero();

        assertThat(run("migrate").text()).contains("is at version 3.");
        assertThat(sql("SELECT full_name FROM users")).isEqualTo("ada");
        assertThat(run("info").text()).containsPattern("3 full SQL Success \\S+ \\S+ yes");
        assertThat(run("undo").text()).contains("undone sql/U3__full.sql", "is at version 2.");
        assertThat(sql("SELECT user_name FROM users")).isEqualTo("ada");
    }

    @Test
    void undoWithoutItsScriptIsRefused() throws Exception {
        command.script("V3__more.sql", "CREATE TABLE more (id int);");
        run("migrate");

        Result result = run("undo", "--to", "1");

        assertThat(result.text())
                .contains("V3__more.sql is applied, and there is no undo script", "Nothing was undone.");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(run("info").text()).containsPattern("3 more SQL Success \\S+ \\S+ no");
    }

    @Test
    void changedScriptsAreTold() throws Exception {
        run("migrate");
        assertThat(run("validate").text()).contains("are as the scripts say.");
        command.script("V1__users.sql", "CREATE TABLE users (id bigint PRIMARY KEY, username text NOT NULL);")
                .script("V3__more.sql", "CREATE TABLE more (id int);");

        Result result = run("validate");

        assertThat(result.text())
                .contains("checksum mismatch for migration version 1")
                .doesNotContain("more");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(run("migrate").exitCode()).isEqualTo(1);
        assertThat(run("migrate", "--flyway", "validateOnMigrate=false").exitCode())
                .isZero();
    }

    @Test
    void scriptThatFailsHasItsLineAndTheEarlierOnesStay() throws Exception {
        command.script("V3__more.sql", "CREATE TABLE more (id int);\nSELECT nix;");

        Result result = run("migrate");

        assertThat(result.text())
                .contains("applied sql/V2__user_name.sql", "sql/V3__more.sql:2: column \"nix\" does not exist");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(sql("SELECT max(version) FROM flyway_schema_history")).isEqualTo("2");
    }

    @Test
    void databaseComesFromTheComposeFile() throws Exception {
        DatabaseAddress owner = server.owner();
        String port = owner.url().replaceFirst(".*:(\\d+)/.*", "$1");
        String database = owner.url().replaceFirst(".*/([^?]*).*", "$1");
        home(
                "compose.yaml",
                """
                services:
                  web:
                    image: example/web
                  db:
                    image: postgres:18
                    environment:
                      - POSTGRES_USER=${DB_USER:-%s}
                      - POSTGRES_PASSWORD
                      - POSTGRES_DB=%s
                    ports: ["127.0.0.1:%s:5432"]
                """
                        .formatted(owner.user(), database, port));
        command.environment("POSTGRES_PASSWORD", owner.password());

        Result result = command.run("info", "--migrations", "sql");

        assertThat(result.text()).contains("(compose.yaml, service db)", "1 users SQL Pending yes");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void databaseComesFromFlywaysSettingsAndThePasswordFromTheUsersFile() throws Exception {
        DatabaseAddress owner = server.owner();
        home("flyway.conf", "flyway.url=" + owner.url() + "\nflyway.user=" + owner.user() + "\n");
        Path pgpass = home("pgpass", "*:*:*:" + owner.user() + ":" + owner.password() + "\n");
        Files.setPosixFilePermissions(pgpass, PosixFilePermissions.fromString("rw-------"));
        command.environment("PGPASSFILE", pgpass.toString());

        Result result = command.run("info", "--migrations", "sql");

        assertThat(result.text()).contains("(flyway.url)", "1 users SQL Pending yes");
    }

    @Test
    void optionsComeFromTheConfigurationFile() throws Exception {
        DatabaseAddress owner = server.owner();
        Files.createDirectories(home.resolve("demo"));
        home("demo/users.sql", "INSERT INTO users VALUES (1, 'ada') ON CONFLICT DO NOTHING;");
        home(
                "windtunnel.yml",
                "migrations: sql\nurl: %s\nuser: %s\npassword-env: SECRET\nseeds: demo\nbefore: b.sql\n"
                        .formatted(owner.url(), owner.user()));
        home("b.sql", "SELECT 1;");
        command.environment("SECRET", owner.password());

        assertThat(command.run("migrate").text()).contains("3 applied");
        assertThat(command.run("seed").text()).contains("ran demo/users.sql", "is seeded.");
        assertThat(sql("SELECT user_name FROM users")).isEqualTo("ada");
    }

    @Test
    void resetTakesTheNameWhereNobodyCanBeAsked() throws Exception {
        run("migrate");

        Result refused = run("reset");
        assertThat(refused.text()).contains("Nobody is here to confirm", "that takes --yes-really 127.0.0.1/");
        assertThat(refused.exitCode()).isEqualTo(2);

        String name = refused.text().replaceFirst(".*--yes-really (\\S+)\\. ?$", "$1");
        Result cleared = run("reset", "--yes-really", name);
        assertThat(cleared.text()).contains("Cleared the schema public");
        assertThat(cleared.exitCode()).isZero();
        assertThat(sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void busyDatabaseIsToldWithExitCodeThree() throws Exception {
        run("migrate");
        command.script("V3__more.sql", "ALTER TABLE users ADD more int;");
        try (Connection other = server.owner().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SET application_name = 'night job'; LOCK TABLE users");

            Result result = run("migrate", "--lock-timeout", "1");

            assertThat(result.text())
                    .contains("waiting: a lock on users (AccessExclusiveLock) is held by", "(night job, user ")
                    .contains("is busy: a lock was not to be had within 1 s.");
            assertThat(result.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void wrongAddressesAreToldWithTheWayOut() throws Exception {
        DatabaseAddress owner = server.owner();
        sqlAs(server.administrator(), "CREATE ROLE guest LOGIN PASSWORD 'guest'");
        String noDatabase = owner.url().replaceFirst("/[^/]*$", "/nowhere");

        refused(
                new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/db", "a", "b"),
                "There is no server that answers",
                "--url");
        refused(
                new DatabaseAddress(noDatabase, owner.user(), owner.password()),
                "database \"nowhere\" does not exist",
                "Create it");
        refused(
                new DatabaseAddress(owner.url(), owner.user(), "wrong"),
                "does not let user " + owner.user() + " in",
                "--password-env");
        refused(
                new DatabaseAddress(owner.url(), "guest", "guest"),
                "User guest has not the rights",
                "permission denied");
    }

    @Test
    void tableSizesAreTheServersEstimatesAndTheCheckReadsThem() throws Exception {
        sql(
                "CREATE TABLE big AS SELECT n FROM generate_series(1, 5000) n; CREATE TABLE \"strange\nn\u00e4me\" (id int)");
        sql(
                "CREATE TABLE parts (id int) PARTITION BY LIST (id); CREATE TABLE part_1 PARTITION OF parts FOR VALUES IN (1)");
        sql("INSERT INTO parts SELECT 1 FROM generate_series(1, 100); ANALYZE big; ANALYZE part_1");

        Result printed = run("table-sizes", "--quiet");
        Result query = command.run("table-sizes", "--query");

        assertThat(printed.exitCode()).isZero();
        List<String> lines = List.of(printed.text().strip().split("(?<=\\}) "));
        assertThat(lines)
                .contains("{\"schema\":\"public\",\"table\":\"strange\\nn\\u00E4me\",\"rows\":null,\"bytes\":0}")
                .anyMatch(line -> line.contains("\"table\":\"parts\",\"rows\":100,"))
                .anyMatch(line -> line.contains("\"table\":\"big\",\"rows\":5000,"));
        assertThat(query.exitCode()).isZero();
        assertThat(query.text())
                .contains(ProjectDatabase.tableSizeQuery().strip().replaceAll("\\s+", " "));
        assertThat(sql(ProjectDatabase.tableSizeQuery()))
                .contains("\"schema\" : \"public\", \"table\" : \"big\", \"rows\" : 5000");

        home("sizes.jsonl", String.join("\n", lines));
        assertThat(command.run("check", "--migrations", "sql", "--table-sizes", "sizes.jsonl", "--format", "json")
                        .text())
                .contains("\"findings\"");
        home("sizes.jsonl", String.join("\n", lines) + "\nnot a size\n");
        Result refused = command.run("check", "--migrations", "sql", "--table-sizes", "sizes.jsonl");
        assertThat(refused.text()).contains("The table sizes sizes.jsonl: line 5 is no JSON object");
        assertThat(refused.exitCode()).isEqualTo(2);
    }

    private void refused(DatabaseAddress role, String... told) throws IOException, InterruptedException {
        Result result = runAs(role, "migrate");
        assertThat(result.text()).contains(told).doesNotContain("password=");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private Path home(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    private Result run(String name, String... options) throws IOException, InterruptedException {
        return runAs(server.owner(), name, options);
    }

    private Result runAs(DatabaseAddress role, String name, String... options)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(name, "--migrations", "sql", "--url", url(role)));
        all.addAll(List.of(options));
        return command.run(all.toArray(String[]::new));
    }

    private static String url(DatabaseAddress role) {
        return role.url() + (role.url().contains("?") ? "&" : "?") + "user=" + role.user() + "&password="
                + role.password();
    }

    private String sql(String sql) throws SQLException {
        return sqlAs(server.owner(), sql);
    }

    private static String sqlAs(DatabaseAddress role, String sql) throws SQLException {
        try (Connection connection = role.connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return Objects.toString(rows.getString(1));
            }
        }
    }
}
