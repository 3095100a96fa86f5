package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.cli.Command.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code windtunnel check --fix} mends what it can, and its exit code tells of what is left. */
final class FixCommandTest {

    private static final String RECREATED =
            """
            CREATE TABLE customers (id int CONSTRAINT customers_pkey PRIMARY KEY, name text);
            INSERT INTO customers SELECT * FROM customer;
            DROP TABLE customer;
            """;
    private static final String RENAMED =
            """
            ALTER TABLE customer RENAME TO customers;
            ALTER TABLE customers RENAME CONSTRAINT customer_pkey TO customers_pkey;
            """;

    private Path home = Path.of("");

    private Command command() throws Exception {
        return new Command(home);
    }

    @BeforeEach
    void scripts(@TempDir Path directory) throws Exception {
        home = directory;
        command()
                .script(
                        "V1__a.sql",
                        """
                        CREATE TABLE customer (id int CONSTRAINT customer_pkey PRIMARY KEY, name text);
                        CREATE TABLE log (line text);
                        """)
                .script("V2__b.sql", RECREATED);
    }

    @Test
    void whatIsMendedFailsNoMore() throws Exception {
        Result result = run("--fix");

        assertThat(result.text())
                .contains("windtunnel: mended: sql/V2__b.sql:3 table-recreated (Rename it instead)")
                .contains("Passed");
        assertThat(result.exitCode()).isZero();
        assertThat(script()).isEqualTo(RENAMED);
    }

    @Test
    void whatIsLeftFails() throws Exception {
        command().script("V2__b.sql", RECREATED + "DROP TABLE log;\n");

        Result result = run("--fix");

        assertThat(result.text()).contains("mended: sql/V2__b.sql:3").contains("table-dropped");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(script()).isEqualTo(RENAMED + "DROP TABLE log;\n");
    }

    @Test
    void aDryRunPrintsThePatchAndNothingElse() throws Exception {
        Result result = run("--fix", "--dry-run", "--quiet");

        assertThat(result.text())
                .startsWith(
                        "diff --git a/sql/V2__b.sql b/sql/V2__b.sql --- a/sql/V2__b.sql +++ b/sql/V2__b.sql @@ -1,3 +1,2 @@")
                .endsWith("+ALTER TABLE customers RENAME CONSTRAINT customer_pkey TO customers_pkey; ");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(script()).isEqualTo(RECREATED);
    }

    @Test
    void whereNothingCanBeMendedNothingIsWritten() throws Exception {
        command().script("V2__b.sql", "DROP TABLE log;\n");

        Result result = run("--fix");

        assertThat(result.text()).contains("there is nothing to mend: no finding offers a fix");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(script()).isEqualTo("DROP TABLE log;\n");
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedBeforeAnythingIsFlown() throws Exception {
        assertThat(command().run("check", "--migrations", "sql", "--fix", "--all"))
                .isEqualTo(new Result(
                        2,
                        "windtunnel: --fix with --all: --all audits scripts that databases have run, and those are never "
                                + "edited; leave it out, or say with --base REF or --from VERSION what is pending "));
        assertThat(run("--dry-run").text()).contains("--dry-run is of --fix; give both");
        assertThat(run("--fix", "--no-fixes").text()).contains("--fix with --no-fixes");
        assertThat(run("--fix", "--dry-run", "--format", "json").text()).contains("give each --format an --output");
        assertThat(script()).isEqualTo(RECREATED);
    }

    @Test
    void noFileAsksForIt() throws Exception {
        Files.writeString(home.resolve("windtunnel.yml"), "fix: true\n");

        Result result = run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.text()).contains("fix").contains("given on the command line of check alone");
    }

    private Result run(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("check", "--migrations", "sql", "--from", "2"));
        all.addAll(List.of("--cache-dir", Command.CACHE.toString()));
        all.addAll(List.of(options));
        return command().run(all.toArray(String[]::new));
    }

    private String script() throws Exception {
        return Files.readString(home.resolve("sql/V2__b.sql"));
    }
}
