package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Lock;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Scan;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.domain.report.Statement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment takes away or leaves behind without any statement failing. */
final class LostWithoutErrorTest {

    private TrialCheck trial = TrialCheck.in(Path.of("."));

    @BeforeEach
    void project(@TempDir Path project) {
        trial = TrialCheck.in(project)
                .script(
                        "V1__orders.sql",
                        """
                        CREATE TABLE users (id int CONSTRAINT users_pkey PRIMARY KEY, email text);
                        CREATE UNIQUE INDEX users_email_index ON users (email);
                        CREATE TABLE orders (
                            id int CONSTRAINT orders_pkey PRIMARY KEY,
                            user_id int CONSTRAINT orders_user_id_fkey REFERENCES users,
                            amount int CONSTRAINT orders_amount_check CHECK (amount >= 0));
                        """)
                .from("2");
    }

    @OnEveryMajor
    void aRowThatADroppedConstraintRefusedIsAcceptedAndTakenBack(int major) throws CheckException {
        Report report = trial.on(major)
                .script(
                        "V2__loose.sql",
                        """
                        ALTER TABLE orders DROP CONSTRAINT orders_amount_check;
                        ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;
                        DROP INDEX users_email_index;
                        """)
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(findings(report, "constraint-dropped")).hasSize(3).allSatisfy(finding -> assertThat(texts(finding))
                .anyMatch(text -> text.startsWith("Accepted after the deployment, and taken back: UPDATE public.")));
    }

    @Test
    void anotherConstraintThatStandsInTheWayLeavesTheEvidenceOut() throws CheckException {
        Report report = trial.script(
                        "V2__loose.sql",
                        """
                        ALTER TABLE orders ADD CONSTRAINT orders_other CHECK (amount + id >= 0 AND amount > -1);
                        ALTER TABLE orders ALTER COLUMN amount SET DEFAULT 1;
                        ALTER TABLE users ADD CONSTRAINT users_email_unique UNIQUE (email);
                        DROP INDEX users_email_index;
                        """)
                .check();

        assertThat(findings(report, "constraint-dropped")).isEmpty();
    }

    @Test
    void rowsWrittenWithoutForeignKeysAreToldWithTheirOrphans() throws CheckException {
        Report report = trial.on(18)
                .file("grant.sql", "GRANT SET ON PARAMETER session_replication_role TO windtunnel_owner;")
                .before("grant.sql")
                .script(
                        "V2__load.sql",
                        """
                        SET LOCAL session_replication_role = replica;
                        INSERT INTO orders VALUES (1001, 4711, 1);
                        SET LOCAL session_replication_role = origin;
                        INSERT INTO orders VALUES (1002, NULL, 1);
                        """)
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(findings(report, "trigger-disabled")).singleElement().satisfies(finding -> {
            assertThat(finding.startLine()).isEqualTo(2);
            assertThat(texts(finding))
                    .contains(
                            "1 row of table orders point at rows of users that are not there, by orders_user_id_fkey.");
        });
        assertThat(findings(report, "session-setting-leaks")).isEmpty();
    }

    @Test
    void flywayPutsTheSearchPathBackAndNotTheTimeZone() throws CheckException {
        Report report = trial.script(
                        "V2__settings.sql",
                        "CREATE SCHEMA audit;\nSET search_path = audit;\nSET TIME ZONE 'Asia/Tokyo';\n")
                .script("V3__next.sql", "CREATE TABLE next AS SELECT current_setting('TimeZone') AS zone;\n")
                .script(
                        "V4__fails_elsewhere.sql",
                        "DO $$ BEGIN ASSERT (SELECT zone FROM public.next) = 'Asia/Tokyo'; END $$;\n")
                .check();

        assertThat(findings(report, "statement-failed")).isEmpty();
        assertThat(findings(report, "session-setting-leaks"))
                .extracting(Finding::startLine, Finding::severity)
                .containsExactly(tuple(3, Severity.WARNING), tuple(2, Severity.NOTE));
    }

    @OnEveryMajor
    void whatIfNotExistsHidIsTriedWithoutATrace(int major) throws CheckException {
        Report report = trial.on(major)
                .script(
                        "V2__again.sql",
                        """
                        CREATE TABLE IF NOT EXISTS users (id bigint CONSTRAINT users_pkey PRIMARY KEY, email text);
                        CREATE INDEX IF NOT EXISTS orders_pkey ON orders (amount);
                        CREATE TABLE other (id int CONSTRAINT other_pkey PRIMARY KEY);
                        """)
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(findings(report, "exists-clause-hides-difference"))
                .extracting(Finding::startLine)
                .contains(1);
        List<Statement> statements = report.migrations().get(0).statements();
        assertThat(statements.get(0).created()).isEmpty();
        assertThat(statements.get(2).locks())
                .extracting(Lock::relation)
                .doesNotContain("public.users", "public.orders");
        assertThat(statements.get(2).scans()).noneMatch(Scan::existedBefore);
    }

    @Test
    void aScriptOutsideATransactionIsAbortedAndRunAgain() throws CheckException {
        Report report = trial.flyway("postgresql.transactional.lock", "false")
                .script(
                        "V2__indexes.sql",
                        """
                        DROP INDEX CONCURRENTLY IF EXISTS orders_user_id_index;
                        CREATE INDEX CONCURRENTLY orders_user_id_index ON orders (user_id);
                        CREATE INDEX CONCURRENTLY orders_amount_index ON orders (amount);
                        DROP INDEX CONCURRENTLY IF EXISTS orders_both_index;
                        """)
                .script(
                        "V3__indexes.sql",
                        """
                        CREATE INDEX CONCURRENTLY users_a_index ON users (lower(email));
                        CREATE INDEX CONCURRENTLY users_b_index ON users (upper(email));
                        """)
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(findings(report, "not-repeatable-after-failure"))
                .extracting(Finding::script, Finding::startLine)
                .containsExactly(tuple("db/migration/V2__indexes.sql", 3), tuple("db/migration/V3__indexes.sql", 1));
    }

    @Test
    void whatIsBornInTheDeploymentIsNoLoss() throws CheckException {
        Report report = trial.script(
                        "V2__born.sql",
                        """
                        CREATE TABLE born (id int CONSTRAINT born_pkey PRIMARY KEY, a int CONSTRAINT born_a CHECK (a > 0));
                        CREATE VIEW seen AS SELECT * FROM born;
                        GRANT SELECT ON seen TO PUBLIC;
                        """)
                .script(
                        "V3__gone.sql",
                        """
                        ALTER TABLE born DROP CONSTRAINT born_a, DROP CONSTRAINT born_pkey;
                        ALTER TABLE born ADD COLUMN b int;
                        DROP VIEW seen;
                        CREATE VIEW seen AS SELECT a FROM born;
                        ALTER TABLE born REPLICA IDENTITY NOTHING;
                        """)
                .check();

        assertThat(report.findings())
                .extracting(Finding::rule)
                .doesNotContain(
                        "constraint-dropped", "view-columns-frozen", "view-grants-lost", "replica-identity-lost");
    }

    @Test
    void valuesOfADroppedColumnAreGoneOnlyWhereAllRowsWereLookedAt() throws CheckException {
        Report report = trial.script(
                        "V2__columns.sql",
                        """
                        ALTER TABLE users ADD COLUMN city text, ADD COLUMN street text;
                        CREATE TABLE word (word text);
                        CREATE TABLE place (place text);
                        """)
                .script("V3__values.sql", "UPDATE users SET city = 'city ' || id, street = 'street ' || id;\n")
                .script(
                        "V4__moved.sql",
                        """
                        INSERT INTO place SELECT city FROM users;
                        ALTER TABLE users DROP COLUMN city;
                        INSERT INTO word SELECT 'word ' || n FROM generate_series(1, 30) AS n;
                        INSERT INTO word SELECT street FROM users;
                        ALTER TABLE users DROP COLUMN street;
                        ALTER TABLE orders DROP COLUMN amount;
                        """)
                .from("4")
                .check();

        assertThat(findings(report, "column-dropped"))
                .extracting(Finding::message)
                .satisfiesExactly(
                        city -> assertThat(city)
                                .contains("dropped, and its values are found again elsewhere; code that"),
                        street -> assertThat(street).contains("values with it as far as they were not copied."),
                        amount -> assertThat(amount).contains("values with it as far as they were not copied."));
        assertThat(findings(report, "column-dropped"))
                .allSatisfy(finding -> assertThat(texts(finding)).noneMatch(text -> text.contains("gone")));
    }

    private static List<Finding> findings(Report report, String rule) {
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    private static List<String> texts(Finding finding) {
        return finding.evidence().stream().map(Evidence::text).toList();
    }
}
