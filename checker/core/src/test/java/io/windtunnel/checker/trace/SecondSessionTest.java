package io.windtunnel.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.EvidenceSettings;
import io.windtunnel.checker.OnEveryMajor;
import io.windtunnel.checker.TrialCheck;
import io.windtunnel.domain.report.Blocked;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second session cannot do while the locks of a statement are held, on the servers that are supported. */
final class SecondSessionTest {

    private static final List<String> ALL = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
    private static final List<String> WRITES = List.of("INSERT", "UPDATE", "DELETE");
    private static final String ACCOUNT =
            "CREATE TABLE account (id int CONSTRAINT account_pkey PRIMARY KEY, email text, at int);";

    private final Path project;

    SecondSessionTest(@TempDir Path project) {
        this.project = project;
    }

    @OnEveryMajor
    void attachingAPartitionStopsReadersOfTheParentForItsDefaultPartition(int major) throws CheckException {
        Statement seen = only(
                major,
                """
                CREATE TABLE event (id int, at date NOT NULL) PARTITION BY RANGE (at);
                CREATE TABLE event_rest PARTITION OF event DEFAULT;
                CREATE TABLE event_2025 (id int, at date NOT NULL);
                """,
                "ALTER TABLE event ATTACH PARTITION event_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');");

        assertThat(seen.locks())
                .filteredOn(lock -> lock.relation().equals("public.event"))
                .extracting("mode")
                .doesNotContain("AccessExclusiveLock", "ShareLock", "ShareRowExclusiveLock");
        assertThat(seen.blocked())
                .contains(
                        blocked("public.event_rest", ALL),
                        new Blocked(
                                "public.event",
                                "table",
                                List.of("SELECT", "UPDATE", "DELETE"),
                                Optional.of("public.event_rest")));
    }

    @OnEveryMajor
    void aTableWithAForeignKeyStopsWritersOfTheReferencedTable(int major) throws CheckException {
        Statement seen = only(major, ACCOUNT, "CREATE TABLE note (account int REFERENCES account);");

        assertThat(seen.blocked()).containsExactly(blocked("public.account", WRITES));
    }

    @OnEveryMajor
    void anExclusionConstraintStopsEverybody(int major) throws CheckException {
        Statement seen =
                only(major, ACCOUNT, "ALTER TABLE account ADD CONSTRAINT once EXCLUDE USING btree (email WITH =);");

        assertThat(seen.blocked()).containsExactly(blocked("public.account", ALL));
    }

    @OnEveryMajor
    void aDomainsNewCheckStopsWritersOfTheTablesThatUseIt(int major) throws CheckException {
        Statement seen = only(
                major,
                "CREATE DOMAIN mail AS text; CREATE TABLE account (id int, email mail);",
                "ALTER DOMAIN mail ADD CONSTRAINT at CHECK (VALUE LIKE '%@%');");

        assertThat(seen.blocked()).containsExactly(blocked("public.account", WRITES));
    }

    @OnEveryMajor
    void anIndexThatIsBuiltStopsWritersAndOneThatIsRebuiltReadersToo(int major) throws CheckException {
        List<Statement> seen =
                flown(major, ACCOUNT, "CREATE INDEX account_email ON account (email);\nREINDEX INDEX account_pkey;\n");

        assertThat(seen.get(0).blocked()).containsExactly(blocked("public.account", WRITES));
        assertThat(seen.get(1).blocked())
                .containsExactly(
                        new Blocked("public.account", "table", List.of("SELECT"), Optional.of("public.account_pkey")));
    }

    @OnEveryMajor
    void whoWritesAKeyWaitsForTheReferencedTable(int major) throws CheckException {
        Statement seen = only(
                major,
                ACCOUNT + "CREATE TABLE note (id int PRIMARY KEY, account int REFERENCES account);",
                "ALTER TABLE account ADD COLUMN name text;");

        assertThat(seen.blocked())
                .containsExactly(
                        blocked("public.account", ALL),
                        new Blocked(
                                "public.note", "table", List.of("INSERT", "UPDATE"), Optional.of("public.account")));
    }

    @OnEveryMajor
    void whoDeletesAReferencedRowWaitsForTheReferencingTable(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT
                        + """
                        CREATE TABLE note (id int PRIMARY KEY, account int REFERENCES account ON DELETE CASCADE);
                        """,
                "CREATE INDEX note_account ON note (account);\nALTER TABLE note ADD COLUMN text text;\n");

        assertThat(seen.get(0).blocked())
                .containsExactly(
                        blocked("public.note", WRITES),
                        new Blocked("public.account", "table", List.of("DELETE"), Optional.of("public.note")));
        assertThat(seen.get(1).blocked())
                .containsExactly(
                        blocked("public.note", List.of("SELECT")),
                        new Blocked("public.account", "table", List.of("UPDATE"), Optional.of("public.note")));
    }

    @OnEveryMajor
    void whatWaitsAlreadyIsToldOnceInATransaction(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT,
                "ALTER TABLE account ADD COLUMN a int;\nALTER TABLE account ADD COLUMN b int;\nDROP TABLE account;\n");

        assertThat(seen.get(0).blocked()).containsExactly(blocked("public.account", ALL));
        assertThat(seen.get(1).blocked()).isEmpty();
        assertThat(seen.get(2).blocked()).isEmpty();
    }

    @OnEveryMajor
    void whatTheDeploymentCreatedItselfNobodyWaitsFor(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                "SELECT 1;",
                "CREATE TABLE note (id int);\nALTER TABLE note ADD PRIMARY KEY (id);\nDROP TABLE note;\n");

        assertThat(seen).allMatch(statement -> statement.blocked().isEmpty());
    }

    @OnEveryMajor
    void weakLocksStopNobody(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT,
                """
                INSERT INTO account VALUES (1, 'a', 1);
                COMMENT ON TABLE account IS 'of people';
                CREATE VIEW mails AS SELECT email FROM account;
                """);

        assertThat(seen).allMatch(statement -> statement.blocked().isEmpty());
    }

    @OnEveryMajor
    void sequencesViewsAndGeneratedColumnsAreTriedAsTheyAreUsed(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                """
                CREATE SEQUENCE ticket;
                CREATE TABLE entry (id int GENERATED ALWAYS AS IDENTITY, twice int GENERATED ALWAYS AS (2) STORED);
                CREATE VIEW entries AS SELECT id FROM entry;
                CREATE MATERIALIZED VIEW stored AS SELECT id FROM entry;
                """,
                """
                ALTER SEQUENCE ticket RESTART WITH 5;
                ALTER TABLE entry ALTER COLUMN id SET CACHE 5;
                CREATE OR REPLACE VIEW entries AS SELECT id, 1 AS one FROM entry;
                REFRESH MATERIALIZED VIEW stored;
                """);

        assertThat(seen.get(0).blocked())
                .containsExactly(new Blocked("public.ticket", "sequence", List.of("nextval"), Optional.empty()));
        assertThat(seen.get(1).blocked()).contains(blocked("public.entry", ALL));
        assertThat(seen.get(2).blocked()).containsExactly(new Blocked("public.entries", "view", ALL, Optional.empty()));
        assertThat(seen.get(3).blocked())
                .containsExactly(
                        new Blocked("public.stored", "materialized view", List.of("SELECT"), Optional.empty()));
    }

    @OnEveryMajor
    void strangeNamesAreQuoted(int major) throws CheckException {
        Statement seen = only(
                major,
                "CREATE SCHEMA \"a.b\"; CREATE TABLE \"a.b\".\"x\"\"; DROP TABLE y; --\" (\"%I 'c\" int);",
                "ALTER TABLE \"a.b\".\"x\"\"; DROP TABLE y; --\" ADD COLUMN d int;");

        assertThat(seen.blocked()).containsExactly(blocked("\"a.b\".\"x\"\"; DROP TABLE y; --\"", ALL));
    }

    @OnEveryMajor
    void noTriggerRuleOrDefaultOfTheScriptIsFired(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                """
                CREATE SEQUENCE fired;
                CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM nextval(''fired''); RETURN NULL; END';
                CREATE FUNCTION folded() RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN nextval(''fired''); END';
                CREATE TABLE account (id int DEFAULT folded(), email text);
                CREATE TABLE note (id int PRIMARY KEY);
                CREATE TRIGGER t BEFORE INSERT OR UPDATE OR DELETE ON account FOR EACH STATEMENT EXECUTE FUNCTION fire();
                CREATE VIEW accounts AS SELECT * FROM account WHERE id > folded();
                """,
                """
                CREATE TABLE child (id int) PARTITION BY LIST (id);
                LOCK TABLE account IN SHARE MODE;
                CREATE OR REPLACE VIEW accounts AS SELECT *, 1 AS one FROM account WHERE id > folded();
                DO $$ BEGIN ASSERT NOT (SELECT is_called FROM fired); END $$;
                """);

        assertThat(seen.get(1).blocked()).containsExactly(blocked("public.account", WRITES));
        assertThat(seen.get(3).error()).isEmpty();
    }

    @OnEveryMajor
    void aStatementOutsideATransactionIsLookedAtWhileItRuns(int major) throws CheckException {
        Report report = TrialCheck.in(project)
                .on(major)
                .script("V1__base.sql", ACCOUNT + "INSERT INTO account SELECT n, n FROM generate_series(1, 300000) n;")
                .script("V2__flown.sql", "VACUUM FULL account;\nSELECT pg_sleep(0.1);\n")
                .file("db/migration/V2__flown.sql.conf", "executeInTransaction=false")
                .check();

        assertThat(report.problems()).isEmpty();
        Migration flown = report.migrations().get(1);
        assertThat(flown.transactional()).isFalse();
        assertThat(flown.statements().get(0).blocked()).contains(blocked("public.account", ALL));
        assertThat(flown.statements().get(1).blocked()).isEmpty();
    }

    @Test
    void whoWantsNoSecondSessionIsToldThatNothingWasTried() throws CheckException {
        EvidenceSettings all = EvidenceSettings.ALL;
        Report report = TrialCheck.in(project)
                .script("V1__base.sql", ACCOUNT)
                .script("V2__flown.sql", "ALTER TABLE account ADD COLUMN name text;")
                .evidence(new EvidenceSettings(
                        all.rows(),
                        List.of(),
                        all.undoFlown(),
                        all.undoRequired(),
                        all.oldCodeRun(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        all.fixesFlown()))
                .check();

        assertThat(report.problems())
                .extracting(Problem::message)
                .containsExactly("Not looked at, since it was switched off: --no-second-session.");
        assertThat(report.migrations().get(1).statements().get(0).blocked()).isEmpty();
    }

    private static Blocked blocked(String table, List<String> commands) {
        return new Blocked(table, "table", commands, Optional.empty());
    }

    private Statement only(int major, String base, String sql) throws CheckException {
        List<Statement> seen = flown(major, base, sql);
        assertThat(seen).hasSize(1);
        return seen.get(0);
    }

    private List<Statement> flown(int major, String base, String sql) throws CheckException {
        Report report = TrialCheck.in(project)
                .on(major)
                .script("V1__base.sql", base)
                .script("V2__flown.sql", sql)
                .check();
        assertThat(report.problems()).isEmpty();
        return report.migrations().get(1).statements();
    }
}
