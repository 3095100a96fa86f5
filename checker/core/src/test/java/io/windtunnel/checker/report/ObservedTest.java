package io.windtunnel.checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.TrialCheck;
import io.windtunnel.checker.report.TerminalStyle.Detail;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Summary;
import io.windtunnel.views.text.Observed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the summary claims of a flight is what was seen in it, and only on what was there before. */
final class ObservedTest {

    private static final String TABLES =
            """
            CREATE TABLE account (id int CONSTRAINT account_pkey PRIMARY KEY, email text);
            CREATE TABLE log (id int);
            INSERT INTO account VALUES (1, 'a');
            """;

    private final TrialCheck trial;

    ObservedTest(@TempDir Path project) {
        trial = TrialCheck.in(project).script("V1__tables.sql", TABLES).from("2");
    }

    @Test
    void everyKindOfHarmIsClaimedOnce() throws CheckException, IOException {
        Report report = trial.script(
                        "V2__harm.sql",
                        """
                        CREATE INDEX account_email ON account (email);
                        DO $$ BEGIN ALTER TABLE account ALTER COLUMN id TYPE bigint; END $$;
                        DROP TABLE log;
                        """)
                .check();

        assertThat(Observed.claims(report))
                .containsExactly(
                        "dropped table public.log",
                        "rewrote public.account, public.account_pkey",
                        "scanned public.account",
                        "stopped all access to public.account, public.log");
        assertThat(told(report)).contains("Seen on what was there before:", "dropped table public.log");
    }

    @Test
    void aLockThatStopsWritersAloneIsToldAsSuch() throws CheckException {
        Report report = trial.script("V2__index.sql", "CREATE INDEX account_email ON account (email);")
                .check();

        assertThat(Observed.claims(report))
                .containsExactly("scanned public.account", "stopped writes to public.account");
    }

    @Test
    void whatWasBornInTheDeploymentIsNoHarm() throws CheckException, IOException {
        Report report = trial.script("V2__new.sql", "CREATE TABLE fresh (id int);\nINSERT INTO fresh VALUES (1);\n")
                .script("V3__drop.sql", "ALTER TABLE fresh ALTER COLUMN id TYPE bigint;\nDROP TABLE fresh;\n")
                .check();

        assertThat(Observed.claims(report)).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(told(report)).contains("Nothing that was there before was dropped, rewritten, scanned or blocked.");
    }

    @Test
    void theNumbersCountStatementsInsideBlocksToo() throws CheckException {
        Report report = trial.script(
                        "V2__block.sql",
                        "SELECT 1;\nDO $$ BEGIN CREATE TABLE a (id int); CREATE TABLE b (id int); END $$;\n")
                .script("V3__more.sql", "SELECT 3;")
                .check();

        assertThat(report.summary())
                .extracting(Summary::migrationsChecked, Summary::statementsObserved)
                .containsExactly(2, 5);
    }

    private static String told(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.TERMINAL
                .reporter(new TerminalStyle(120, false, false, Detail.NORMAL))
                .write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
