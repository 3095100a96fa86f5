package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.windtunnel.checker.cli.Command.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is told with its place and its way out, by the right exit code, and nothing is left behind. */
final class BadInputTest {

    private static final String EACH_OBSERVER =
            "DO $$ DECLARE name text; BEGIN FOR name IN SELECT evtname FROM pg_event_trigger LOOP %s; END LOOP; END $$;";

    private final Command command;

    BadInputTest(@TempDir Path home) throws IOException {
        command = new Command(home);
    }

    @Test
    void missingDirectoryIsNamed() throws Exception {
        Result result = command.check("--migrations", "nowhere");

        assertThat(result.text()).contains("--migrations nowhere: there is no such file or directory");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void emptyDirectoryTellsWhatFlywayLookedFor() throws Exception {
        Result result = command.check();

        assertThat(result.text())
                .contains(
                        "There is no migration in sql. Flyway looks there, and below, for V1__name.sql and R__name.sql.");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void directoryOfMisspeltNamesTellsThem() throws Exception {
        Result result = command.script("V1_a.sql", "SELECT 1;").check();

        assertThat(result.text()).contains("There is no migration in sql.", "It passes over sql/V1_a.sql.");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void twoScriptsOfOneVersionAreBothNamed() throws Exception {
        Result result = command.script("V1__a.sql", "SELECT 1;")
                .script("V1__b.sql", "SELECT 1;")
                .check();

        assertThat(result.text())
                .contains(
                        "more than one migration with version 1",
                        "-> sql/V1__a.sql",
                        "-> sql/V1__b.sql",
                        "Give each a version or name of its own.");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void misspeltScriptIsToldBesideTheOthers() throws Exception {
        Result result = command.script("V1__a.sql", "SELECT 1;")
                .script("V2_b.sql", "SELECT 1;")
                .check();

        assertThat(result.text())
                .contains(
                        "sql/V2_b.sql Flyway passes over this file: its name is not that of a migration.",
                        "1 migration and 1 statement flown");
        assertThat(result.exitCode()).isEqualTo(0);
    }

    @Test
    void undoScriptsAreNoStrangers() throws Exception {
        Result result = command.script("V1__a.sql", "SELECT 1;")
                .script("U1__a.sql", "SELECT 1;")
                .script("U1__a.sql.conf", "executeInTransaction=false")
                .script("U2_b.sql", "SELECT 1;")
                .check();

        assertThat(result.text())
                .contains("sql/U2_b.sql Flyway passes over this file")
                .doesNotContain("U1__a.sql");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void flywaysOwnNameValidationIsHonoured() throws Exception {
        Result result = command.script("V1__a.sql", "SELECT 1;")
                .script("V2_b.sql", "SELECT 1;")
                .check("--flyway", "validateMigrationNaming=true");

        assertThat(result.text())
                .contains("Invalid versioned migration name format: V2_b.sql", "Name them as Flyway does");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void sqlErrorHasItsPlaceAndWhatStaysApplied() throws Exception {
        Result result = command.script("V1__a.sql", "CREATE TABLE a (id int);")
                .script("V2__b.sql", "SELECT 1;\n\nALTER TABLE a\n  ADD COLUMN y intt;")
                .check();

        assertThat(result.text())
                .contains(
                        "sql/V2__b.sql:4 statement-failed",
                        "type \"intt\" does not exist (line 4, column 16)",
                        "What was deployed before this script stays applied.",
                        "Nothing of this script stays applied.");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void invalidEncodingHasItsLine() throws Exception {
        Result result = command.script(
                        "V1__a.sql", "SELECT 1;\nSELECT '\u00e9';\n".getBytes(StandardCharsets.ISO_8859_1))
                .check();

        assertThat(result.text()).contains("Not valid UTF-8: sql/V1__a.sql:2.", "--flyway encoding=");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void byteOrderMarkMovesNoColumn() throws Exception {
        Result result = command.script("V1__a.sql", "\ufeffSELECT nix;").check();

        assertThat(result.text()).contains("(line 1, column 8)");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void windowsLineEndsMoveNoLine() throws Exception {
        Result result =
                command.script("V1__a.sql", "SELECT 1;\r\nSELECT\r\n  nix;\r\n").check();

        assertThat(result.text()).contains("sql/V1__a.sql:3", "(line 3, column 3)");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void emptyScriptsFly() throws Exception {
        Result result = command.script("V1__a.sql", "")
                .script("V2__b.sql", "-- later\n")
                .check();

        assertThat(result.text()).contains("2 migrations and 0 statements flown");
        assertThat(result.exitCode()).isEqualTo(0);
    }

    @Test
    void placeholderWithoutValueHasItsLine() throws Exception {
        Result result = command.script("V1__a.sql", "SELECT 1;\nCREATE TABLE ${name} (id int);")
                .check();

        assertThat(result.text())
                .contains(
                        "sql/V1__a.sql:2: No value is given for the placeholder ${name}. Give it with --flyway placeholders.name=VALUE");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void mixedScriptNamesTheStatement() throws Exception {
        Result result = command.script("V1__a.sql", "SELECT 1;\nALTER SYSTEM SET work_mem = '1GB';")
                .check();

        assertThat(result.text())
                .contains(
                        "sql/V1__a.sql:2 mixed-transactional",
                        "Flyway refused the script",
                        "ALTER SYSTEM",
                        "script of its own");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void missingExtensionNamesTheServerThatHasIt() throws Exception {
        Result result = command.script("V1__a.sql", "CREATE EXTENSION postgis;").check();

        assertThat(result.text())
                .contains("sql/V1__a.sql:1", "The image postgis/postgis has it: --postgres docker:postgis/postgis");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void endlessStatementIsStopped() throws Exception {
        Result result =
                command.script("V1__a.sql", "SELECT 1;\nSELECT pg_sleep(1000);").check("--statement-timeout", "2");

        assertThat(result.text())
                .contains(
                        "sql/V1__a.sql:2",
                        "The statement was stopped: it had not ended after 2 s",
                        "--statement-timeout SECONDS");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void hundredThousandNoticesAreBorne() throws Exception {
        Result result = command.script(
                        "V1__a.sql",
                        "DO $$ BEGIN FOR i IN 1..100000 LOOP RAISE NOTICE 'number %', i; END LOOP; END $$;")
                .check();

        assertThat(result.text()).contains("1 migration and 1 statement flown");
        assertThat(result.exitCode()).isEqualTo(0);
    }

    @Test
    void commitInAScriptIsFound() throws Exception {
        Result result = command.script("V1__a.sql", "CREATE TABLE a (id int);\nCOMMIT;\nCREATE TABLE b (id int);")
                .check();

        assertThat(result.text()).contains("sql/V1__a.sql:2 transaction-control-in-script");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void programsOfTheServerAreRefused() throws Exception {
        Result result = command.script("V1__a.sql", "CREATE TABLE a (x text);\nCOPY a FROM PROGRAM 'id';")
                .check();

        assertThat(result.text())
                .contains(
                        "sql/V1__a.sql:2",
                        "permission denied to COPY to or from an external program",
                        "give --superuser");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void filesOfTheServerAreRefused() throws Exception {
        Result result = command.script("V1__a.sql", "SELECT pg_read_file('/etc/passwd');")
                .check();

        assertThat(result.text()).contains("permission denied for function pg_read_file", "give --superuser");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void observersAreOutOfTheOwnersReach() throws Exception {
        Result result = command.script("V1__a.sql", "SELECT 1;\nDROP SCHEMA windtunnel CASCADE;")
                .check();

        assertThat(result.text()).contains("sql/V1__a.sql:2", "must be owner of schema windtunnel");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void unreadableScriptIsNotPassedOver() throws Exception {
        command.script("V1__a.sql", "SELECT 1;").script("V2__b.sql", "SELECT 1;");
        Path script = command.scripts().resolve("V2__b.sql");
        Files.setPosixFilePermissions(script, Set.of());
        assumeFalse(Files.isReadable(script), "root reads everything");

        Result result = command.check();

        assertThat(result.text()).contains("Permission denied: sql/V2__b.sql.");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void unknownOptionHasASuggestion() throws Exception {
        Result result = command.check("--migratons", "x");

        assertThat(result.text()).contains("--migratons", "did you mean --migrations?");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void wrongValueNamesTheRightOnes() throws Exception {
        Result result = command.check("--postgres", "oracle");

        assertThat(result.text()).contains("\"oracle\" is not a PostgreSQL server; use embedded[:MAJOR]");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP SCHEMA windtunnel CASCADE;",
                "SET event_triggers = off;",
                "EXECUTE format('DROP EVENT TRIGGER %I', name)",
                "EXECUTE format('ALTER EVENT TRIGGER %I DISABLE', name)"
            })
    void superusersScriptThatBlindsTheObserversEndsTheFlight(String sql) throws Exception {
        String statement = sql.startsWith("EXECUTE") ? EACH_OBSERVER.formatted(sql) : sql;

        Result result = command.script("V1__a.sql", "SELECT 1;\n" + statement)
                .script("V2__b.sql", "CREATE TABLE b (id int);")
                .check("--superuser");

        assertThat(result.text())
                .contains("sql/V1__a.sql:2 This statement dropped, changed or switched off", "Not finished");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void serverKilledInMidRunNamesTheStatement() throws Exception {
        Process process = sleeping();
        ProcessHandle.of(command.awaitServer()).orElseThrow().destroyForcibly();

        Result result = command.end(process);

        assertThat(result.text()).contains("sql/V1__a.sql:2 The server could not go on", "run the check again");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void signalEndsTheRun(String signal, int exitCode) throws Exception {
        assumeThat(signal.equals("INT") && isInterruptIgnored())
                .as(
                        "SIGINT is ignored here, as a shell has it for what runs in the background, and so in what it starts")
                .isFalse();
        Process process = sleeping();
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();

        assertThat(command.end(process).exitCode()).isEqualTo(exitCode);
    }

    /** Linux tells in a mask, of which SIGINT is the second bit. */
    private static boolean isInterruptIgnored() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    /** A check in the middle of a statement that does not end. */
    private Process sleeping() throws IOException, InterruptedException {
        command.script("V1__a.sql", "SELECT 1;\nSELECT pg_sleep(1000);");
        Process process =
                command.start("check", "--migrations", "sql", "--all", "--cache-dir", Command.CACHE.toString());
        command.awaitServer();
        Thread.sleep(2_500);
        return process;
    }
}
