package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code WINDTUNNEL_*} stands between the command line and the file. */
final class ConfigurationEnvironmentTest {

    private final ConfiguredRun run;

    ConfigurationEnvironmentTest(@TempDir Path home) throws IOException {
        this.run = new ConfiguredRun(home).directory("one").directory("two");
    }

    @Test
    void standsAboveTheFileAndBelowTheCommandLine() throws IOException {
        run.file("windtunnel.yml", "migrations: nowhere\nall: true\nstatement-timeout: 5\nsuperuser: true\n")
                .variable("WINDTUNNEL_MIGRATIONS", "one, two")
                .variable("WINDTUNNEL_FROM", "7")
                .variable("WINDTUNNEL_SUPERUSER", "false")
                .variable("WINDTUNNEL_STATEMENT_TIMEOUT", "6")
                .variable("WINDTUNNEL_MODEL", "")
                .in("", "check", "--statement-timeout", "7");

        assertThat(run.request().migrations()).containsExactly(Path.of("one"), Path.of("two"));
        assertThat(run.request().scope().toString()).contains("7");
        assertThat(run.request().statementTimeout()).hasSeconds(7);
        assertThat(run.request().run().scriptRole().name()).isEqualTo("PLAIN_OWNER");
        assertThat(run.err()).doesNotContain("WINDTUNNEL_");
    }

    @Test
    void keyAndValueStandInLinesSinceValuesHoldCommas() {
        run.variable("WINDTUNNEL_FLYWAY", "locations=a,b\nmixed=true\n").in("", "check", "--migrations", "one");

        assertThat(run.request().run().flywaySettings()).isEqualTo(Map.of("locations", "a,b", "mixed", "true"));
    }

    @Test
    void namesTheFile() throws IOException {
        run.file("ci/wt.yml", "migrations: ../one\n")
                .variable("WINDTUNNEL_CONFIG", "ci/wt.yml")
                .in("", "check");

        assertThat(run.request().migrations()).containsExactly(Path.of("one"));
    }

    @Test
    void wrongValuesAndContradictionsAreToldWithThoseOfTheFile() throws IOException {
        int code = run.file("windtunnel.yml", "al: true\n")
                .variable("WINDTUNNEL_FAIL_ON", "sometimes")
                .variable("WINDTUNNEL_QUIET", "very")
                .variable("WINDTUNNEL_ALL", "true")
                .variable("WINDTUNNEL_BASE", "main")
                .in("", "check");

        assertThat(code).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "WINDTUNNEL_FAIL_ON: ",
                        "\"sometimes\" is none of error, warning, never",
                        "WINDTUNNEL_QUIET: \"quiet\" is true or false",
                        "WINDTUNNEL_BASE: \"base\" contradicts \"all\" (WINDTUNNEL_ALL): give one of them",
                        "windtunnel.yml:1:1: there is no option \"al\"");
    }

    @Test
    void unknownVariableIsToldAndPassedOver() {
        int code = run.variable("WINDTUNNEL_FAIL_OM", "never")
                .variable("WINDTUNNEL_CACHE", "/nowhere")
                .in("", "check", "--migrations", "one");

        assertThat(code).as("the check was run").isEqualTo(3);
        assertThat(run.err())
                .contains("WINDTUNNEL_FAIL_OM is no setting and is passed over; did you mean WINDTUNNEL_FAIL_ON?")
                .doesNotContain("WINDTUNNEL_CACHE");
    }

    @Test
    void messageSaysThatAValueComesFromAVariable() {
        assertThat(run.variable("WINDTUNNEL_BEFORE", "nowhere.sql").in("", "check", "--migrations", "one"))
                .isEqualTo(2);
        assertThat(run.err()).contains("--before nowhere.sql", "--before stands in WINDTUNNEL_BEFORE");
    }

    @Test
    void formatReplacesFormatAndOutputBelow() throws IOException {
        run.file("windtunnel.yml", "format: [terminal, json]\noutput: ['-', nowhere/r.json]\n")
                .variable("WINDTUNNEL_FORMAT", "json")
                .in("", "check", "--migrations", "one");

        assertThat(run.request().migrations()).hasSize(1);
    }
}
