package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.windtunnel.checker.cli.Command.Result;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as people type it: what it writes, what it asks for, and what it refuses. */
final class GenerateCommandTest {

    private static final String USERS =
            "CREATE TABLE users (id bigint CONSTRAINT users_pkey PRIMARY KEY, username text NOT NULL, bio varchar(200));\n";

    private final Path home;
    private final Command command;

    GenerateCommandTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.command = new Command(home);
    }

    private Result generate(String... more) throws IOException, InterruptedException {
        String[] first = {"generate", "--migrations", "sql", "-m", "the change"};
        return command.run(Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new));
    }

    private List<String> folder() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("sql"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesTheMigrationAndItsUndo() throws Exception {
        command.script("V1__users.sql", USERS);
        Files.writeString(home.resolve("schema.sql"), USERS.replace("username", "user_name"));

        Result result = generate("--model", "ddl:schema.sql");

        assertThat(result.text())
                .contains(
                        "renamed column users.username to user_name",
                        "wrote sql/V2__the_change.sql",
                        "wrote sql/U2__the_change.sql",
                        "Flown in PostgreSQL 18");
        assertThat(result.exitCode()).isZero();
        assertThat(folder()).containsExactly("U2__the_change.sql", "V1__users.sql", "V2__the_change.sql");
        assertThat(generate("--model", "ddl:schema.sql").text()).contains("Nothing to do");
        assertThat(command.run("check", "--migrations", "sql", "--all", "--model", "ddl:schema.sql")
                        .exitCode())
                .isZero();
    }

    @Test
    void writesWhatTheGeneratedClassesWant(@TempDir Path directory) throws Exception {
        command.script("V1__users.sql", USERS);
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")))) {
            String classes = GeneratedShop.source(
                    sandbox,
                    "CREATE TABLE users (id bigint PRIMARY KEY, username text NOT NULL, bio text, "
                            + "CONSTRAINT users_username_key UNIQUE (username));"
                            + "CREATE TABLE post (id int PRIMARY KEY, author bigint REFERENCES users);",
                    directory);

            Result result = generate("--model", classes);

            assertThat(result.text())
                    .contains("added table post", "altered column users.bio: type from character varying(200) to text");
            assertThat(result.exitCode()).isZero();
            assertThat(generate("--model", classes).text()).contains("Nothing to do");
        }
    }

    @Test
    void asksBeforeAnythingIsLost() throws Exception {
        command.script("V1__users.sql", USERS);
        Files.writeString(home.resolve("schema.sql"), USERS.replace(", bio varchar(200)", ""));

        Result refused = generate("--model", "ddl:schema.sql");

        assertThat(refused.text()).contains("This loses the values of public.users.bio", "--allow-drop");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(folder()).containsExactly("V1__users.sql");
        assertThat(generate("--model", "ddl:schema.sql", "--allow-drop").exitCode())
                .isZero();
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Result result = command.run("generate", "--migrations", "sql");

        assertThat(result.text()).contains("-m MESSAGE is missing", "--model SOURCE is missing");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void saysWhereAModelDoesNotLoad() throws Exception {
        command.script("V1__users.sql", USERS);
        Files.writeString(home.resolve("schema.sql"), USERS + "CREATE TABEL post (id int);\n");

        Result result = generate("--model", "ddl:schema.sql");

        assertThat(result.text()).contains("schema.sql:2").contains("TABEL");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(folder()).containsExactly("V1__users.sql");
    }

    @Test
    void refusesARenameThatNamesNothing() throws Exception {
        command.script("V1__users.sql", USERS);
        Files.writeString(home.resolve("schema.sql"), USERS.replace("username", "user_name"));

        Result result = generate("--model", "ddl:schema.sql", "--rename", "users.nickname:user_name");

        assertThat(result.text()).contains("users.nickname:user_name");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void refusesAFolderThatCannotBeWrittenTo() throws Exception {
        assumeThat(System.getProperty("user.name")).as("root writes everywhere").isNotEqualTo("root");
        command.script("V1__users.sql", USERS);
        Files.writeString(home.resolve("schema.sql"), USERS.replace("username", "user_name"));
        Path folder = home.resolve("sql");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            Result result = generate("--model", "ddl:schema.sql");

            assertThat(result.text()).contains("sql cannot be written to: permission denied");
            assertThat(result.exitCode()).isEqualTo(2);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
