package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.cli.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users make of rules, from the option or the file to the exit code. */
final class RuleOptionsTest {

    private final Path home;
    private final Command command;

    RuleOptionsTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.command = new Command(home)
                .environment("WINDTUNNEL_CACHE", Command.CACHE.toString())
                .script(
                        "V1__account.sql",
                        "CREATE TABLE account (id int, CONSTRAINT account_pkey PRIMARY KEY (id));\n"
                                + "INSERT INTO account SELECT generate_series(1, 10);\nCREATE INDEX ON account (id);")
                .script("V2__some.sql", "DELETE FROM account WHERE id <= 4;");
    }

    @Test
    void aLevelIsWhatAFindingCosts() throws Exception {
        assertThat(command.check().text()).contains("index-unnamed");
        assertThat(command.check().exitCode()).isZero();
        assertThat(command.check("--rule", "index-unnamed=error").exitCode()).isEqualTo(1);
        assertThat(command.check("--preset", "strict").exitCode()).isEqualTo(1);
        assertThat(command.check("--rule", "index-unnamed=off").text()).doesNotContain("index-unnamed");
        assertThat(command.check("--preset", "minimal").text()).doesNotContain("index-unnamed");
    }

    @Test
    void theShareThatCountsIsTheUsers() throws Exception {
        assertThat(command.check().text()).doesNotContain("rows-deleted");
        assertThat(command.check("--threshold", "rows-share=40").text()).contains("rows-deleted");
    }

    @Test
    void theFileMapsRulesToLevels() throws Exception {
        Files.writeString(
                home.resolve("windtunnel.yml"),
                "preset: [strict]\nrule: {index-unnamed: off}\nthreshold: {rows-share: 40}\n");

        Result result = command.check();

        assertThat(result.text()).contains("rows-deleted").doesNotContain("index-unnamed");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void aRuleThatIsNotThereIsRefusedWithItsPlace() throws Exception {
        Files.writeString(home.resolve("windtunnel.yml"), "rule: {tabel-dropped: off}\n");

        Result result = command.check("--threshold", "rows-share=0");

        assertThat(result.text())
                .contains("--rule tabel-dropped: there is no such rule; did you mean table-dropped?")
                .contains("--rule stands in windtunnel.yml:1:1")
                .contains("--threshold rows-share=0: it is percent of");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void whatIsNoLevelIsRefusedWithItsPlace() throws Exception {
        Files.writeString(home.resolve("windtunnel.yml"), "rule: {table-dropped: bad}\npreset: lax\n");

        Result result = command.check();

        assertThat(result.text())
                .contains("windtunnel.yml:1:23")
                .contains("\"bad\" is none of error, warning, note, off")
                .contains("windtunnel.yml:2:9")
                .contains("lax");
        assertThat(result.exitCode()).isEqualTo(2);
    }
}
