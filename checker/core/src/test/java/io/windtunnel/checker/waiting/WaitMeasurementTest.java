package io.windtunnel.checker.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.EvidenceSettings;
import io.windtunnel.checker.OnEveryMajor;
import io.windtunnel.checker.TrialCheck;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long others wait for a statement's locks: whether it grows with the rows, and how fast. */
final class WaitMeasurementTest {

    private static final String SHOP =
            """
            CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES customer, note text);
            """;

    private final Path project;

    WaitMeasurementTest(@TempDir Path project) {
        this.project = project;
    }

    @OnEveryMajor
    void aRewriteLastsLongerTheMoreRowsThereAre(int major) throws CheckException {
        List<Statement> seen = flown(
                trial().on(major),
                "ALTER TABLE orders ADD COLUMN code int;\nALTER TABLE customer ALTER COLUMN id TYPE bigint;\n");

        assertThat(seen.get(0).waiting()).isPresent();
        assertThat(waiting(seen.get(0)).tables()).contains("public.customer");
        assertThat(waiting(seen.get(1)).tables()).contains("public.customer");
        assertThat(waiting(seen.get(1)).productionRows()).isEmpty();
    }

    @Test
    void whatReadsNoRowLastsAMomentHoweverManyThereAre() throws CheckException {
        List<Statement> seen = flown(trial(), "ALTER TABLE orders ADD COLUMN code int;");

        assertThat(seen.get(0).waiting())
                .contains(new Waiting(List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void theTransactionsLaterStatementsAreWaitedForAsWell() throws CheckException {
        List<Statement> seen = flown(
                trial(),
                "ALTER TABLE orders ADD COLUMN code int;\nUPDATE orders SET code = 1;\nCREATE TABLE fresh (id int);\n");

        assertThat(waiting(seen.get(0)).tables()).containsExactly("public.orders");
        assertThat(seen.get(1).waiting()).isEmpty();
        assertThat(seen.get(2).waiting()).isEmpty();
    }

    @Test
    void productionsSizesTurnTheMeasureIntoAnEstimate() throws CheckException {
        EvidenceSettings all = EvidenceSettings.ALL;
        TrialCheck trial = trial().file(
                        "sizes.jsonl",
                        """
                        {"schema":"public","table":"orders","rows":12000000,"bytes":4294967296}
                        """)
                .evidence(new EvidenceSettings(
                        all.rows(),
                        List.of(),
                        all.undoFlown(),
                        all.undoRequired(),
                        all.oldCodeRun(),
                        Optional.empty(),
                        true,
                        Optional.of(Path.of("sizes.jsonl")),
                        all.fixesFlown()));

        Waiting waiting = waiting(
                flown(trial, "CREATE INDEX orders_note ON orders (note);").get(0));

        assertThat(waiting.tables()).containsExactly("public.orders");
        assertThat(waiting.productionRows()).contains(12_000_000L);
        // How fast it grows is missing where the machine is too busy to measure it in time.
        assertThat(waiting.productionMillis().isPresent())
                .isEqualTo(waiting.millisPerMillionRows().isPresent());
    }

    @Test
    void aTableWithRowsOfItsOwnIsNotMeasured() throws CheckException {
        TrialCheck trial = TrialCheck.in(project)
                .script("V1__base.sql", SHOP + "INSERT INTO customer VALUES (1, 'a');")
                .from("2");

        Waiting waiting = waiting(
                flown(trial, "CREATE INDEX customer_name ON customer (name);").get(0));

        assertThat(waiting.tables()).containsExactly("public.customer");
        assertThat(waiting.millisPerMillionRows()).isEmpty();
    }

    @Test
    void whatTakesTooLongOverManyRowsIsBrokenOffAndSaid() throws CheckException {
        Report report = trial().script(
                        "V2__flown.sql",
                        """
                        SELECT 1;
                        UPDATE orders SET note = (SELECT max(c.name || orders.note) FROM customer c WHERE c.name <> orders.note);
                        """)
                .check();

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("was not measured");
            assertThat(problem.line()).contains(2);
        });
    }

    @Test
    void theLinesOfAllLocksAreNamed() throws CheckException {
        Report report = TrialCheck.in(project)
                .rules(RuleSettings.DEFAULT)
                .script("V1__base.sql", SHOP + "CREATE TABLE log (id int PRIMARY KEY, line text);")
                .from("2")
                .script(
                        "V2__flown.sql",
                        """
                        ALTER TABLE orders ADD COLUMN code int;
                        ALTER TABLE customer ADD COLUMN code int;
                        UPDATE log SET line = 'old';
                        """)
                .check();

        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("work-under-exclusive-lock"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .endsWith("had to wait for the ACCESS EXCLUSIVE locks of lines 1 and 2."));
    }

    private TrialCheck trial() {
        return TrialCheck.in(project).script("V1__base.sql", SHOP).from("2");
    }

    private static List<Statement> flown(TrialCheck trial, String sql) throws CheckException {
        Report report = trial.script("V2__flown.sql", sql).check();
        assertThat(report.problems()).isEmpty();
        return report.migrations().get(0).statements();
    }

    private static Waiting waiting(Statement statement) {
        return statement.waiting().orElseThrow();
    }
}
