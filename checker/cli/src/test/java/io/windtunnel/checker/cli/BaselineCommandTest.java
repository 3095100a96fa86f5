package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.cli.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineCommandTest {

    private static final String FILE = "windtunnel-baseline.json";

    private final Path home;
    private final Command command;

    BaselineCommandTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.command = new Command(home)
                .environment("WINDTUNNEL_CACHE", Command.CACHE.toString())
                .script("V1__account.sql", "CREATE TABLE account (id int);\nCREATE TABLE note (id int);")
                .script("V2__drop.sql", "SET lock_timeout = '5s'; DROP TABLE account;");
    }

    @Test
    void whatIsInItFailsNoCheckAndWhatIsNewDoes() throws Exception {
        assertThat(command.check().exitCode()).isEqualTo(1);

        Result written = command.run("baseline", "--migrations", "sql", "--all");

        assertThat(written.text()).contains(FILE + " holds 1 finding. Commit it");
        assertThat(written.exitCode()).isZero();
        Result known = command.check("--verbose");
        assertThat(known.exitCode()).isZero();
        assertThat(known.text()).contains("1 suppressed").contains("table-dropped is suppressed: it stands in " + FILE);
        command.script("V2__drop.sql", "-- moved\n\nSET lock_timeout = '5s'; DROP TABLE account;")
                .script("V3__drop.sql", "SET lock_timeout = '5s'; DROP TABLE note;");
        Result added = command.check();
        assertThat(added.text()).contains("sql/V3__drop.sql:1").doesNotContain("sql/V2__drop.sql:3");
        assertThat(added.exitCode()).isEqualTo(1);
    }

    @Test
    void sameFindingsMakeTheSameFile() throws Exception {
        command.run("baseline", "--migrations", "sql", "--all");
        String first = Files.readString(home.resolve(FILE));
        command.run("baseline", "--migrations", "sql", "--all");

        assertThat(Files.readString(home.resolve(FILE))).isEqualTo(first).contains("\"rule\" : \"table-dropped\"");
    }

    @Test
    void aFileThatIsNoneIsNamed() throws Exception {
        Files.writeString(home.resolve("other.json"), "{\"findings\": 3}");

        Result missing = command.check("--baseline", "none.json");
        Result wrong = command.check("--baseline", "other.json");

        assertThat(missing.text())
                .contains("The baseline none.json: there is no such file; windtunnel baseline writes one");
        assertThat(wrong.text()).contains("The baseline other.json: it is no baseline");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(wrong.exitCode()).isEqualTo(2);
    }
}
