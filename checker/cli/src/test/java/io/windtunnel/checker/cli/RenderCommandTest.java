package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.sandbox.MavenArtifacts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stored report in other formats, and the rules that reports speak of. */
final class RenderCommandTest {

    private static final Path STORED = Path.of("../core/src/test/resources/report/golden/losses-and-drift.json");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path home;

    RenderCommandTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void storeAReport() throws IOException {
        Files.copy(STORED, home.resolve("report.json"));
    }

    @Test
    void everyFormatIsWrittenToItsFile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("render", "report.json"));
        for (ReportFormat format : ReportFormat.values()) {
            arguments.addAll(List.of("--format", format.toString(), "--output", "out." + format));
        }

        assertThat(run("", arguments.toArray(String[]::new))).isZero();
        assertThat(text(out)).isEmpty();
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(home.resolve("out." + format)).isNotEmptyFile();
        }
        assertThat(home.resolve("out.json")).hasSameTextualContentAs(home.resolve("report.json"));
    }

    @Test
    void withoutAFormatItIsReadAtTheTerminalAndTheExitCodeIsNotTheReports() {
        assertThat(run("", "render", "report.json")).isZero();
        assertThat(text(out)).contains("V2__drop.sql:2  cascade-drop", "Failed: 5 errors, 1 warning");
    }

    @Test
    void aDashIsStandardInput() throws IOException {
        assertThat(run(Files.readString(STORED), "render", "-", "--format", "github"))
                .isZero();
        assertThat(text(out)).startsWith("::error file=db/migration/V2__drop.sql,line=2");
    }

    @Test
    void whatIsNoReportEndsWithTwo() throws IOException {
        Files.writeString(home.resolve("other.json"), "{}");

        assertThat(run("", "render", "other.json")).isEqualTo(2);
        assertThat(run("", "render", "nowhere.json")).isEqualTo(2);
        assertThat(run("", "render", ".")).isEqualTo(2);
        assertThat(run("{", "render", "-")).isEqualTo(2);
        assertThat(run("", "render")).isEqualTo(2);
        assertThat(text(err))
                .contains(
                        "other.json is no report of windtunnel: it has no schemaVersion",
                        "the report nowhere.json: there is no such file",
                        ". is a directory; name the report in it",
                        "Standard input cannot be read as a report",
                        "Missing required parameter: 'REPORT.json'");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void thePairsAreThoseOfCheck() {
        assertThat(run("", "render", "report.json", "--format", "sarif", "--format", "junit"))
                .isEqualTo(2);
        assertThat(run("", "render", "report.json", "--format", "xml")).isEqualTo(2);
        assertThat(text(err))
                .contains("more than one report goes to standard output", "\"xml\" is not a format", "sonarqube");
    }

    @Test
    void configurationForTheCheckIsNotForIt() throws IOException {
        Files.writeString(home.resolve("windtunnel.yml"), "format: [json]\noutput: [checked.json]\n");

        assertThat(run("", "render", "report.json", "--format", "github")).isZero();
        assertThat(text(out)).startsWith("::error");
        assertThat(home.resolve("checked.json")).doesNotExist();
    }

    @Test
    void theHelpNamesEveryFormat() {
        run("", "check", "--help");

        for (ReportFormat format : ReportFormat.values()) {
            assertThat(text(out)).contains(format.toString());
        }
    }

    @Test
    void rulesAreListedAndShown() {
        assertThat(run("", "rules")).isZero();
        assertThat(text(out)).contains("table-dropped", "warning  Index without a name");
        assertThat(run("", "rules", "table-dropped")).isZero();
        assertThat(text(out)).contains("# table-dropped", "## Why it hurts");
        assertThat(run("", "rules", "no-such-rule")).isEqualTo(2);
        assertThat(text(err)).contains("there is no rule no-such-rule; windtunnel rules lists them");
    }

    private int run(String input, String... arguments) {
        Surroundings surroundings = new Surroundings(
                home,
                Map.of(),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false,
                true,
                new MavenArtifacts(),
                List.of());
        return new Windtunnel(surroundings, (request, progress) -> {
                    throw new CheckException(CheckException.Kind.CHECKER, "not flown here", new IOException());
                })
                .execute(arguments);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
