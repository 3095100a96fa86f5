package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.fix.FixVerifier;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.domain.report.Edit;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Fix;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Suppression;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fix is verified where its flight shows that it mends the finding and touches nothing else, and only there. */
final class FixVerificationTest {

    private static final String V1 =
            """
            CREATE TABLE customer (
                id int CONSTRAINT customer_pkey PRIMARY KEY,
                name text NOT NULL,
                email text CONSTRAINT customer_email_key UNIQUE
            );
            CREATE TABLE note (text text);
            INSERT INTO customer VALUES (1, 'Ada', 'ada@example.com'), (2, 'Grace', 'grace@example.com'), (3, 'Joan', NULL);
            INSERT INTO note VALUES ('hello');
            """;
    private static final String V2 =
            """
            CREATE TABLE customers (id int CONSTRAINT customers_pkey PRIMARY KEY, name text NOT NULL, email text CONSTRAINT customers_email_key UNIQUE);
            INSERT INTO customers SELECT * FROM customer;
            DROP TABLE customer;
            UPDATE note SET text = upper(text);
            """;
    private static final String RENAME = "ALTER TABLE customer RENAME TO customers;";
    private static final String NAMES =
            """
            ALTER TABLE customers RENAME CONSTRAINT customer_pkey TO customers_pkey;
            ALTER TABLE customers RENAME CONSTRAINT customer_email_key TO customers_email_key;""";

    private TrialCheck project;

    @BeforeEach
    void write(@TempDir Path directory) {
        project = TrialCheck.in(directory)
                .script("V1__customer.sql", V1)
                .script("V2__client.sql", V2)
                .from("2");
    }

    @Test
    void aRenameInPlaceOfACopyIsVerified() throws CheckException {
        Fix fix = fixOf(project.check());

        assertThat(fix.verified()).as("%s", fix).isTrue();
        assertThat(fix.differences()).isEmpty();
        assertThat(fix.proof())
                .containsExactly(
                        "The edited scripts get to their end, the finding is gone and no other has come.",
                        "The schema is the one that the scripts as written lead to.",
                        "3 of 3 rows of customer are there, in customers.",
                        "Every other table holds the rows from before, or those that the scripts as written leave.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rename-table | 3 of 3 rows of \"user\" are there, in users. | RENAME TO users",
                "rename-column | Column users.username has its values in 2 of 2 rows, as user_name. | RENAME COLUMN username"
            })
    void theExamplesCarryVerifiedFixes(String example, String proof, String edit) throws CheckException {
        Path examples = Path.of("../../examples").toAbsolutePath().normalize();

        Fix fix = fixOf(TrialCheck.in(examples)
                .migrations(examples.resolve(example).resolve("wrong"))
                .from("2")
                .check());

        assertThat(fix.verified()).as("%s", fix).isTrue();
        assertThat(fix.proof()).contains(proof);
        assertThat(fix.edits().get(0).text()).contains(edit);
    }

    @Test
    void anAuditVerifiesOnTopOfTheEarlierScripts() throws CheckException {
        Fix fix = fixOf(project.script("V3__later.sql", "DROP TABLE customers;")
                .scope(new CheckScope.All())
                .check());

        assertThat(fix.verified()).as("%s", fix).isTrue();
        assertThat(fix.proof()).contains("3 of 3 rows of customer are there, in customers.");
    }

    @Test
    void sampleRowsAreFollowedWhereTheScriptsHaveNone() throws CheckException {
        Fix fix = fixOf(project.script("V1__customer.sql", V1.replaceAll("(?m)^INSERT.*\n", ""))
                .check());

        assertThat(fix.verified()).as("%s", fix).isTrue();
        assertThat(fix.proof()).anyMatch(sentence -> sentence.matches("(\\d+) of \\1 rows of customer are .*"));
    }

    @Test
    void namesThatDifferAreNamed() throws CheckException {
        Fix fix = flown(line(1, RENAME), line(2, ""), line(3, ""));

        assertThat(fix.differences())
                .hasSize(4)
                .allMatch(difference -> difference.contains("constraint c"))
                .anyMatch(difference -> difference.contains("customer_pkey"));
        assertThat(fix.verified()).as("%s", fix).isTrue();
    }

    @Test
    void anotherSchemaIsNotVerified() throws CheckException {
        Fix fix = flown(
                line(1, RENAME + "\nALTER TABLE customers ALTER COLUMN name DROP NOT NULL;\n" + NAMES),
                line(2, ""),
                line(3, ""));

        assertThat(fix.verified()).isFalse();
        assertThat(fix.proof()).containsExactly("The schema is another one.");
        assertThat(fix.differences())
                .containsExactly(
                        "Column customers.name: nullable is no in the schema as written and yes in the schema as fixed.");
    }

    @Test
    void rowsThatDieAreNotVerified() throws CheckException {
        Fix fix = flown(line(1, RENAME + "\n" + NAMES), line(2, "DELETE FROM customers WHERE id = 2;"), line(3, ""));

        assertThat(fix.verified()).isFalse();
        assertThat(fix.proof())
                .contains("Table customers has 2 rows, before it had 3, the scripts as written leave 3.");
    }

    @Test
    void valuesThatDieAreNotVerified() throws CheckException {
        Fix fix = flown(line(1, RENAME + "\n" + NAMES), line(2, "UPDATE customers SET email = NULL;"), line(3, ""));

        assertThat(fix.verified()).isFalse();
        assertThat(fix.proof())
                .contains(
                        "Column customers.email holds neither the values from before nor those that the scripts as written leave.");
    }

    @Test
    void aFindingThatStaysIsNotVerified() throws CheckException {
        Fix fix = flown(line(4, "UPDATE note SET text = upper(text); -- loud"));

        assertThat(fix.verified()).isFalse();
        assertThat(fix.proof()).singleElement().asString().startsWith("The finding is still there: table-recreated");
    }

    @Test
    void anotherFindingIsNotVerified() throws CheckException {
        Fix fix = flown(line(1, RENAME + "\n" + NAMES), line(2, ""), line(3, ""), line(4, "DROP TABLE note;"));

        assertThat(fix.verified()).isFalse();
        assertThat(fix.proof())
                .anyMatch(sentence -> sentence.startsWith("Another finding has come: table-dropped, public.note (db/"));
    }

    @Test
    void aScriptThatFailsIsNotVerified() throws CheckException {
        Fix fix = flown(line(3, "DROP TABLE costumer;"));

        assertThat(fix.verified()).isFalse();
        assertThat(fix.proof())
                .singleElement()
                .asString()
                .startsWith("The script fails: db/migration/V2__client.sql, line 3 as edited: ")
                .contains("table \"costumer\" does not exist");
    }

    @Test
    void aScriptThatFlywayCannotCutIsNotVerified() throws CheckException {
        Fix fix = flown(line(3, "DROP TABLE 'customer;"));

        assertThat(fix.verified()).isFalse();
        assertThat(fix.proof()).isNotEmpty();
    }

    @Test
    void whatIsMeantOfOtherTablesMayStay() throws CheckException {
        Fix fix = flown(
                line(1, RENAME + "\n" + NAMES),
                line(2, "UPDATE note SET text = upper(text);"),
                line(3, ""),
                line(4, ""));

        assertThat(fix.verified()).as("%s", fix).isTrue();
    }

    @Test
    void aFileThatIsNoScriptIsRefused() throws CheckException {
        for (String file : List.of("../etc/passwd", "/etc/passwd", "db/migration/V9__none.sql", "")) {
            Fix fix = flown(new Edit(file, 1, 1, "x"));

            assertThat(fix.verified()).isFalse();
            assertThat(fix.proof())
                    .containsExactly("The fix cannot be applied: " + file + " is no script of the migrations.");
        }
    }

    @Test
    void overlappingEditsAreRefused() throws CheckException {
        Fix fix = flown(line(2, ""), line(2, "SELECT 1;"));

        assertThat(fix.proof())
                .containsExactly("The fix cannot be applied: db/migration/V2__client.sql: two edits want line 2.");
    }

    @Test
    void aScriptInAnotherEncodingKeepsIt() throws CheckException {
        project.file(TrialCheck.MIGRATIONS + "V2__client.sql", "-- für\n" + V2, StandardCharsets.ISO_8859_1)
                .flyway("encoding", "ISO-8859-1");

        Fix fix = fixOf(project.check());

        assertThat(fix.verified()).as("%s", fix).isTrue();
    }

    @Test
    void aByteOrderMarkIsNoObstacle() throws CheckException {
        Fix fix = fixOf(project.script("V2__client.sql", "\uFEFF" + V2.replace("\n", "\r\n"))
                .check());

        assertThat(fix.verified()).as("%s", fix).isTrue();
    }

    @Test
    void withoutTimeNothingIsFlown() throws CheckException {
        Finding finding = finding();

        Fix fix =
                verifier(Duration.ZERO).verified(List.of(finding)).get(0).fix().orElseThrow();

        assertThat(fix.verified()).isFalse();
        assertThat(fix.proof())
                .containsExactly("Not flown: the flights of other fixes took the 0 seconds that there are for it.");
    }

    @Test
    void aSilencedFindingIsNotFlown() throws CheckException {
        Finding finding = finding().suppressed(new Suppression("known"));

        Fix fix = verifier(Duration.ofMinutes(1))
                .verified(List.of(finding))
                .get(0)
                .fix()
                .orElseThrow();

        assertThat(fix.proof()).containsExactly("Not flown, since the finding is silenced.");
    }

    @Test
    void whereNobodyWantsItNothingIsFlown() throws CheckException {
        assertThat(finding().fix().orElseThrow().proof()).isEmpty();
    }

    /** The finding of the project, its fix not flown. */
    private Finding finding() throws CheckException {
        Report report = project.evidence(EvidenceSettings.NONE).check();
        project.evidence(EvidenceSettings.ALL);
        return report.findings().stream()
                .filter(finding -> finding.rule().equals("table-recreated"))
                .findFirst()
                .orElseThrow();
    }

    /** What becomes of another fix for it. */
    private Fix flown(Edit... edits) throws CheckException {
        Finding finding = finding().withFix(new Fix("Try it", false, List.of(edits)));
        return verifier(Duration.ofMinutes(1))
                .verified(List.of(finding))
                .get(0)
                .fix()
                .orElseThrow();
    }

    private FixVerifier verifier(Duration patience) {
        return FixFlights.verifier(CheckPlan.of(project.request()), Optional.empty(), patience);
    }

    private static Fix fixOf(Report report) {
        return report.findings().stream()
                .flatMap(finding -> finding.fix().stream())
                .findFirst()
                .orElseThrow();
    }

    private static Edit line(int number, String text) {
        return new Edit("db/migration/V2__client.sql", number, number, text);
    }
}
