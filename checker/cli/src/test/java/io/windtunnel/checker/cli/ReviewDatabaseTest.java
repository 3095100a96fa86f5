package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.cli.Command.Result;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.domain.report.Report;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The review database, with the documented commands: its model, its migrations and its classes say the same, each
 * migration can be taken back, and the classes are what the generator makes of the model.
 */
final class ReviewDatabaseTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DOMAIN = ROOT.resolve("domain");
    private static final String SCRIPTS = "migrations/src/main/resources/db/migration";

    private final Path home;
    private final Command command;

    ReviewDatabaseTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.command = new Command(home).environment("WINDTUNNEL_CACHE", Command.CACHE.toString());
    }

    /** The commands are given from the root of a checkout. */
    @BeforeEach
    void checkOut() throws IOException {
        for (String directory : List.of("domain/src/main/database", "migrations")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = home.resolve(ROOT.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private Result run(String name, String... options) throws IOException, InterruptedException {
        Stream<String> first = Stream.of(name, "--config", "migrations/windtunnel.yml");
        return command.run(Stream.concat(first, Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void migrationsMakeTheModelAndNothingToMendIsFoundInThem() throws Exception {
        Result result = run("check", "--all");

        assertThat(result.text()).contains("Passed").doesNotContain("▲ warning", "Not observed");
        assertThat(result.exitCode()).isZero();
        assertThat(run("generate", "-m", "nothing").text()).contains("Nothing to do: the migrations make the model.");
    }

    @Test
    void scriptsAndTheirFlywaySettingsAreFoundWithoutAnOption() throws Exception {
        assertThat(command.run("check", "--all").text()).contains("Passed").doesNotContain("▲ warning");
    }

    @Test
    void driftIsFound() throws Exception {
        Path model = home.resolve("domain/src/main/database/schema.sql");
        Files.writeString(model, Files.readString(model).replace("display_name text NOT NULL", "display_name text"));

        Result result = run("check", "--all");

        assertThat(result.text()).contains("model-drift").contains("account.display_name");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void migrationsMakeWhatTheClassesSay() throws Exception {
        String classPath = Stream.of(
                        Report.class.getName(),
                        "org.jooq.DSLContext",
                        "io.r2dbc.spi.Connection",
                        "org.reactivestreams.Publisher")
                .map(ReviewDatabaseTest::place)
                .collect(Collectors.joining(File.pathSeparator));

        Result result = run("check", "--all", "--model", "jooq:" + ReviewDatabaseClasses.PACKAGE + "@" + classPath);

        assertThat(result.text()).contains("Passed").doesNotContain("▲ warning");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void classesAreWhatTheGeneratorMakesOfTheModel(@TempDir Path work) throws Exception {
        assertThat(ReviewDatabaseClasses.committed(DOMAIN))
                .as("mvn -q -Pclasses -pl checker/cli -am process-test-classes writes them")
                .isEqualTo(ReviewDatabaseClasses.generate(ReviewDatabaseClasses.model(DOMAIN), work));
    }

    @Test
    void everyMigrationCanBeTakenBackAndMadeAgain() throws Exception {
        long versions;
        try (Stream<Path> files = Files.list(home.resolve(SCRIPTS))) {
            versions = files.filter(file -> file.getFileName().toString().matches("V.*\\.sql"))
                    .count();
        }
        try (Sandbox server = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")))) {
            DatabaseAddress owner = server.owner();
            String[] target = {"--url", owner.url(), "--user", owner.user()};
            command.environment("PGPASSWORD", owner.password());

            assertThat(run("migrate", target).text()).contains(versions + " applied");
            Result undone = run(
                    "undo",
                    Stream.concat(Stream.of(target), Stream.of("--to", "0")).toArray(String[]::new));
            assertThat(undone.text()).contains(versions + " undone", "has no version applied");
            assertThat(undone.exitCode()).isZero();
            assertThat(run("migrate", target).text()).contains(versions + " applied");
        }
    }

    @Test
    void auditLogIsOnlyAddedTo() throws Exception {
        try (Sandbox server = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")));
                Connection connection = server.owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(ReviewDatabaseClasses.model(DOMAIN));
            statement.execute("INSERT INTO audit_log (actor, action, subject) VALUES ('ada', 'log in', 'ada')");

            for (String edit :
                    List.of("UPDATE audit_log SET actor = 'bob'", "DELETE FROM audit_log", "TRUNCATE audit_log")) {
                assertThatThrownBy(() -> statement.execute(edit))
                        .as(edit)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("the table audit_log is only added to");
            }
        }
    }

    private static String place(String type) {
        try {
            return Path.of(Class.forName(type)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
