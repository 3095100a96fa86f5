package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.model.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in {@code windtunnel.yml} reaches the check as if it stood on the command line. */
final class ConfigurationFileTest {

    private final Path home;
    private final ConfiguredRun run;

    ConfigurationFileTest(@TempDir Path home) throws IOException {
        this.home = home.toRealPath();
        this.run = new ConfiguredRun(this.home).directory("one").directory("two");
    }

    @Test
    void reachesTheCheck() throws IOException {
        run.file(
                        "windtunnel.yml",
                        """
                        migrations: [one, two]
                        flyway:
                          - postgresql.transactional.lock=false
                        from: 1.10
                        superuser: true
                        """)
                .in("", "check");

        assertThat(run.request()).satisfies(request -> {
            assertThat(request.migrations()).containsExactly(Path.of("one"), Path.of("two"));
            assertThat(request.run().flywaySettings())
                    .containsExactly(Map.entry("postgresql.transactional.lock", "false"));
            assertThat(request.scope().toString()).contains("1.10");
            assertThat(request.run().scriptRole().name()).isEqualTo("SUPERUSER");
        });
    }

    @Test
    void givesWayToTheCommandLine() throws IOException {
        run.file("windtunnel.yml", "migrations: one\nfrom: 7\nsuperuser: true\n")
                .in("", "check", "--migrations", "two", "--all", "--no-superuser");

        assertThat(run.request().migrations()).containsExactly(Path.of("two"));
        assertThat(run.request().scope().toString()).startsWith("All");
        assertThat(run.request().run().scriptRole().name()).isEqualTo("PLAIN_OWNER");
    }

    @Test
    void isToldAllThatIsWrongWithItWithLineAndColumn() throws IOException {
        int code = run.file(
                        "windtunnel.yml",
                        """
                        migratons: one
                        all: 3
                        statement-timeout:   soon
                        postgres: [embedded, docker]
                        migrations: {one: two}
                        server-setting:
                          - nonsense
                          - [nested]
                        fail-on: sometimes
                        model:
                        rename: a:b
                        base: true
                        """)
                .in("", "check");

        assertThat(code).isEqualTo(2);
        assertThat(run.isRefused()).isTrue();
        assertThat(run.err())
                .contains(
                        "windtunnel.yml:1:1: there is no option \"migratons\"; did you mean \"migrations\"?",
                        "windtunnel.yml:2:1: \"all\" is true or false",
                        "windtunnel.yml:3:22: ",
                        "\"soon\" is not a whole number",
                        "windtunnel.yml:4:1: \"postgres\" takes one value, and no list",
                        "windtunnel.yml:5:1: \"migrations\" takes a value or a list of them, and no mapping",
                        "windtunnel.yml:7:5: ",
                        "windtunnel.yml:8:5: \"server-setting\" needs a value here",
                        "windtunnel.yml:9:10: ",
                        "windtunnel.yml:10:7: \"model\" needs a value here",
                        "windtunnel.yml:11:1: there is no option \"rename\"; it is given on the command line of diff"
                                + " and generate alone",
                        "windtunnel.yml:12:1: \"base\" is not a switch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all: true;from: 3|windtunnel.yml:2:1: \"from\" contradicts \"all\" (windtunnel.yml:1:1)",
                "base: main;from: 3|windtunnel.yml:2:1: \"from\" contradicts \"base\"",
                "format: json;output: [a, b]|windtunnel.yml:2:13: output b has no format",
                "format: [json, terminal];output: [a, a]|windtunnel.yml:2:13: two reports go to a",
                "format: [json, terminal]|windtunnel.yml:1:16: more than one report goes to standard output",
                "from: 3;from: 4|windtunnel.yml:2:1: \"from\" stands in line 1 already",
                "- one|windtunnel.yml:1:1: options are expected here",
                "a: [|windtunnel.yml:2:1: this is not YAML"
            })
    void isToldWhereItContradictsItself(String lines, String message) throws IOException {
        int code = run.file("windtunnel.yml", lines.replace(';', '\n') + "\n").in("", "check");

        assertThat(code).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void switchThatIsOffContradictsNothing() throws IOException {
        run.file("windtunnel.yml", "migrations: one\nall: false\nfrom: 3\n").in("", "check");

        assertThat(run.request().scope().toString()).contains("3");
    }

    @Test
    void messageSaysWhereAValueStands() throws IOException {
        int code = run.file("windtunnel.yml", "\nmigrations: nowhere\n").in("", "check");

        assertThat(code).isEqualTo(2);
        assertThat(run.err())
                .contains("--migrations nowhere: there is no such file", "--migrations stands in windtunnel.yml:2:1");
    }

    @Test
    void isFoundUpwardsToTheGitRootAndItsDirectoryIsWhereTheCommandWorks() throws IOException {
        run.directory(".git")
                .directory("deep/er/sql")
                .file("deep/schema.sql", "")
                .file("windtunnel.yml", "migrations: one\nmodel: ddl:deep/schema.sql\n")
                .in("deep/er", "check", "--output", "out.json", "--format", "json", "--class-path", "sql");

        assertThat(run.request().run().workingDirectory()).isEqualTo(home);
        assertThat(run.request().migrations()).containsExactly(Path.of("one"));
        assertThat(run.request().model()).contains(new ModelSource.Ddl(Path.of("deep/schema.sql")));
        assertThat(run.request().run().classPath()).containsExactly(Path.of("deep/er/sql"));
    }

    @Test
    void nearestFileIsTaken() throws IOException {
        run.directory(".git")
                .file("windtunnel.yml", "migrations: one\n")
                .directory("deep/sql")
                .file("deep/windtunnel.yml", "migrations: sql\n")
                .in("deep/sql", "check");

        assertThat(run.request().run().workingDirectory()).isEqualTo(home.resolve("deep"));
        assertThat(run.request().migrations()).containsExactly(Path.of("sql"));
    }

    @Test
    void isNotLookedForAboveTheGitRootNorOutsideOfHome() throws IOException {
        run.file("windtunnel.yml", "nonsense: 1\n").directory("clone/.git").directory("plain");

        run.in("clone", "check", "--migrations", "../one");
        assertThat(run.request().run().workingDirectory()).isEqualTo(home.resolve("clone"));
        assertThat(new ConfiguredRun(home).in("plain", "check", "--migrations", "../one"))
                .as("outside of home")
                .isEqualTo(3);
        assertThat(new ConfiguredRun(home).variable("HOME", home.toString()).in("plain", "check"))
                .as("in home")
                .isEqualTo(2);
    }

    @Test
    void pathsOfAFileElsewhereStartAtTheFile() throws IOException {
        run.directory("sql")
                .file("ci/before.sql", "")
                .file("ci/wt.yml", "migrations: ../sql\nbefore: before.sql\nmodel: 'jooq:shop@a:../b'\n")
                .in("", "check", "--config", "ci/wt.yml");

        assertThat(run.request().run().workingDirectory()).isEqualTo(home);
        assertThat(run.request().migrations()).containsExactly(Path.of("sql"));
        assertThat(run.request().run().before()).containsExactly(Path.of("ci/before.sql"));
        assertThat(run.request().model().map(ModelSource.JooqClasses.class::cast))
                .get()
                .extracting(ModelSource.JooqClasses::classPath)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(Path.of("ci/a"), Path.of("b"));
    }

    @Test
    void fileOfAnotherUserAboveTheWorkingDirectoryIsNotTaken() throws IOException {
        run.directory(".git").file("windtunnel.yml", "migrations: one\n");
        org.assertj.core.api.Assumptions.assumeThat(System.getProperty("user.name"))
                .as("only root gives files away")
                .isEqualTo("root");
        Files.setOwner(
                home.resolve("windtunnel.yml"),
                home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        assertThat(run.in("one", "check")).isEqualTo(2);
        assertThat(run.err()).contains("belongs to nobody", "--config");
    }

    @Test
    void whatACallerProposesHoldsWhereNobodySaysAnythingElse() throws IOException {
        String[] proposed = {
            "--model=ddl:/proposed.sql", "--statement-timeout=7", "--flyway=table=proposed", "--flyway=x=1"
        };
        run.defaults(proposed)
                .file("windtunnel.yml", "model: ddl:said.sql\nflyway: {table: said}\n")
                .in("", "check");

        assertThat(run.request().model()).contains(new ModelSource.Ddl(Path.of("said.sql")));
        assertThat(run.request().statementTimeout()).hasSeconds(7);
        assertThat(run.request().run().flywaySettings()).containsOnly(Map.entry("table", "said"), Map.entry("x", "1"));
    }

    @Test
    void missingFileIsNamed() {
        assertThat(run.in("", "check", "--config", "nix.yml")).isEqualTo(2);
        assertThat(run.err()).contains("nix.yml: there is no such file");
    }
}
