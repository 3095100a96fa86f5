package io.windtunnel.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.OnEveryMajor;
import io.windtunnel.checker.TrialCheck;
import io.windtunnel.domain.report.DroppedObject;
import io.windtunnel.domain.report.Lock;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Notice;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Rewrite;
import io.windtunnel.domain.report.Scan;
import io.windtunnel.domain.report.SchemaObject;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.Timeouts;
import io.windtunnel.domain.report.Write;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** What is reported of single statements, on the servers that are supported. */
final class ObservationTest {

    private static final String ACCOUNT =
            """
            CREATE TABLE account (
                id int CONSTRAINT account_pkey PRIMARY KEY,
                email varchar(20),
                balance int NOT NULL DEFAULT 0);
            CREATE INDEX account_email ON account (email);
            INSERT INTO account SELECT n, 'a' || n FROM generate_series(1, 100) n;
            """;
    private static final String TYPE_CHANGED = "a column's type changed";
    private static final List<String> BY_EVENT_AND_FILE = List.of("table_rewrite event", "new file node");
    private static final List<String> BY_FILE = List.of("new file node");

    private final Path project;

    ObservationTest(@TempDir Path project) {
        this.project = project;
    }

    @OnEveryMajor
    void locksAreThoseNewlyTakenAndSayWhetherTheRelationIsOlder(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT,
                """
                CREATE TABLE note (account int);
                ALTER TABLE note ADD CONSTRAINT note_account FOREIGN KEY (account) REFERENCES account;
                SELECT * FROM account;
                """);

        assertThat(seen.get(0).locks()).containsExactly(new Lock("public.note", "AccessExclusiveLock", false));
        assertThat(seen.get(1).locks())
                .contains(new Lock("public.account", "ShareRowExclusiveLock", true))
                .noneMatch(lock ->
                        lock.relation().equals("public.note") && lock.mode().equals("AccessExclusiveLock"));
        assertThat(seen.get(2).locks())
                .allMatch(Lock::existedBefore)
                .doesNotContain(new Lock("public.account", "ShareRowExclusiveLock", true));
    }

    @OnEveryMajor
    void aTypeChangeIsSeenByBothDetectorsAndTakesItsIndexesAlong(int major) throws CheckException {
        Statement seen = only(major, ACCOUNT, "ALTER TABLE account ALTER COLUMN id TYPE bigint;");

        assertThat(seen.rewrites())
                .contains(new Rewrite("public.account", "table", true, Optional.of(TYPE_CHANGED), BY_EVENT_AND_FILE))
                .contains(new Rewrite("public.account_email", "index", true, Optional.empty(), BY_FILE));
    }

    @OnEveryMajor
    void indexesThatARewriteTakesAlongAreSeenAlsoOfATableThatWasUsedBefore(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT,
                """
                UPDATE account SET balance = 1;
                ALTER TABLE account ALTER COLUMN id TYPE bigint;
                ALTER TABLE account ALTER COLUMN balance TYPE bigint;
                """);

        assertThat(seen.get(1).rewrites()).extracting(Rewrite::relation).contains("public.account_pkey");
        assertThat(seen.get(2).rewrites())
                .extracting(Rewrite::relation)
                .contains("public.account", "public.account_pkey", "public.account_email");
    }

    @OnEveryMajor
    void aWiderVarcharRewritesNothingThoughItsIndexGetsANewRowInTheCatalog(int major) throws CheckException {
        Statement seen = only(major, ACCOUNT, "ALTER TABLE account ALTER COLUMN email TYPE varchar(40);");

        assertThat(seen.rewrites()).isEmpty();
        assertThat(seen.scans()).isEmpty();
        assertThat(seen.locks()).contains(new Lock("public.account", "AccessExclusiveLock", true));
    }

    @OnEveryMajor
    void anotherCollationRebuildsTheIndexAlone(int major) throws CheckException {
        Statement seen = only(major, ACCOUNT, "ALTER TABLE account ALTER COLUMN email TYPE varchar(20) COLLATE \"C\";");

        assertThat(seen.rewrites())
                .containsExactly(new Rewrite("public.account_email", "index", true, Optional.empty(), BY_FILE));
        assertThat(seen.scans()).containsExactly(new Scan("public.account", 100, 1, true));
    }

    @OnEveryMajor
    void anIndexThatIsDroppedAndMadeAgainIsNoRewrite(int major) throws CheckException {
        List<Statement> seen =
                flown(major, ACCOUNT, "DROP INDEX account_email;\nCREATE INDEX account_email ON account (email);\n");

        assertThat(seen).flatExtracting(Statement::rewrites).isEmpty();
    }

    @OnEveryMajor
    void clusterTruncateAndRefreshAreSeenByTheFileAlone(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT
                        + """
                        CREATE MATERIALIZED VIEW balances AS SELECT balance FROM account;
                        CREATE TABLE log AS SELECT id FROM account;
                        """,
                """
                CLUSTER account USING account_pkey;
                REFRESH MATERIALIZED VIEW balances;
                TRUNCATE log;
                """);

        assertThat(seen.get(0).rewrites())
                .contains(new Rewrite("public.account", "table", true, Optional.empty(), BY_FILE));
        assertThat(seen.get(1).rewrites())
                .containsExactly(new Rewrite("public.balances", "materialized view", true, Optional.empty(), BY_FILE));
        assertThat(seen.get(2).rewrites())
                .containsExactly(new Rewrite("public.log", "table", true, Optional.empty(), BY_FILE));
    }

    @OnEveryMajor
    void vacuumFullIsSeenThoughItRunsOutsideATransaction(int major) throws CheckException {
        Statement seen = only(major, ACCOUNT, "VACUUM FULL account;");

        assertThat(seen.transaction()).isEmpty();
        assertThat(seen.error()).isEmpty();
        assertThat(seen.rewrites()).contains(new Rewrite("public.account", "table", true, Optional.empty(), BY_FILE));
    }

    @OnEveryMajor
    void reasonsAreThoseOfTheServer(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT,
                """
                ALTER TABLE account ADD COLUMN token float8 DEFAULT random();
                ALTER TABLE account SET UNLOGGED;
                ALTER TABLE account ADD COLUMN open boolean DEFAULT true;
                """);

        assertThat(seen.get(0).rewrites())
                .extracting(rewrite -> rewrite.reason().orElse(""))
                .anyMatch(reason -> reason.startsWith("each row got a value computed for it"));
        assertThat(seen.get(1).rewrites())
                .extracting(rewrite -> rewrite.reason().orElse(""))
                .anyMatch(reason -> reason.startsWith("its persistence changed"));
        assertThat(seen.get(2).rewrites()).isEmpty();
    }

    @OnEveryMajor
    void scansTellTheRowsRead(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT,
                """
                ALTER TABLE account ALTER COLUMN email SET NOT NULL;
                ALTER TABLE account ADD CONSTRAINT positive CHECK (balance >= 0) NOT VALID;
                ALTER TABLE account VALIDATE CONSTRAINT positive;
                """);

        assertThat(seen)
                .extracting(Statement::scans)
                .containsExactly(
                        List.of(new Scan("public.account", 100, 1, true)),
                        List.of(),
                        List.of(new Scan("public.account", 100, 1, true)));
    }

    @OnEveryMajor
    void rowsWrittenAreCountedByTable(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT,
                """
                UPDATE account SET balance = 1 WHERE id <= 40;
                DELETE FROM account WHERE id > 90;
                CREATE TABLE log AS SELECT id FROM account;
                INSERT INTO account (id) VALUES (1000), (1001);
                """);

        assertThat(seen)
                .extracting(Statement::writes)
                .containsExactly(
                        List.of(new Write("public.account", 0, 40, 0, true)),
                        List.of(new Write("public.account", 0, 0, 10, true)),
                        List.of(new Write("public.log", 90, 0, 0, false)),
                        List.of(new Write("public.account", 2, 0, 0, true)));
    }

    @OnEveryMajor
    void whatWasCreatedAlteredAndDroppedIsNamed(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT + "CREATE VIEW emails AS SELECT email FROM account;",
                """
                CREATE SCHEMA audit;
                CREATE TABLE audit.entry (id int);
                ALTER TABLE account ADD COLUMN phone text;
                DROP TABLE account CASCADE;
                """);

        assertThat(seen.get(0).created()).containsExactly(new SchemaObject("schema", "audit"));
        assertThat(seen.get(1).created()).containsExactly(new SchemaObject("table", "audit.entry"));
        assertThat(seen.get(2).altered()).contains(new SchemaObject("table", "public.account"));
        assertThat(seen.get(3).dropped())
                .containsExactlyInAnyOrder(
                        new DroppedObject("table", "public.account", false, true),
                        new DroppedObject("view", "public.emails", true, true));
    }

    @OnEveryMajor
    void noticesAreKeptWithTheirSeverity(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                "",
                """
                DROP TABLE IF EXISTS nothing;
                DO $$ BEGIN RAISE NOTICE 'half way'; RAISE WARNING 'take care'; END $$;
                """);

        assertThat(seen.get(0).notices())
                .containsExactly(new Notice("NOTICE", "00000", "table \"nothing\" does not exist, skipping"));
        assertThat(seen.get(1).notices())
                .containsExactly(
                        new Notice("NOTICE", "00000", "half way"), new Notice("WARNING", "01000", "take care"));
    }

    @OnEveryMajor
    void timeoutsAreThoseInForceWhenTheStatementStarted(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                "",
                """
                SET lock_timeout = '2s';
                SET LOCAL statement_timeout = '7s';
                SELECT 1;
                """);

        assertThat(seen)
                .extracting(Statement::timeouts)
                .extracting(Timeouts::lock, Timeouts::statement)
                .containsExactly(tuple("0", "0"), tuple("2s", "0"), tuple("2s", "7s"));
    }

    @OnEveryMajor
    void commandsInsideABlockAreSeenEachWithItsLine(int major) throws CheckException {
        Statement seen = only(
                major,
                ACCOUNT,
                """
                DO $$
                BEGIN
                    CREATE TABLE inside (id int);
                    IF EXISTS (SELECT FROM account) THEN
                        EXECUTE 'ALTER TABLE account ALTER COLUMN id TYPE bigint';
                    END IF;
                    DROP INDEX account_email;
                END $$;
                """);

        assertThat(seen.nested()).extracting(Statement::startLine).containsExactly(3, 5, 7);
        assertThat(seen.nested().get(0).created()).containsExactly(new SchemaObject("table", "public.inside"));
        assertThat(seen.nested().get(1).rewrites())
                .contains(new Rewrite("public.account", "table", true, Optional.of(TYPE_CHANGED), BY_EVENT_AND_FILE));
        assertThat(seen.nested().get(2).dropped())
                .containsExactly(new DroppedObject("index", "public.account_email", false, true));
    }

    @OnEveryMajor
    void commandsInsideAFunctionAreSeen(int major) throws CheckException {
        List<Statement> seen = flown(
                major,
                ACCOUNT,
                """
                CREATE FUNCTION clean() RETURNS void LANGUAGE plpgsql AS
                $$ BEGIN DROP TABLE account; END $$;
                SELECT clean();
                """);

        assertThat(seen.get(0).nested()).isEmpty();
        assertThat(seen.get(1).nested()).singleElement().satisfies(inside -> assertThat(inside.dropped())
                .containsExactly(new DroppedObject("table", "public.account", false, true)));
    }

    @OnEveryMajor
    void aScriptRunsInOneTransactionAndTheNextInAnother(int major) throws CheckException {
        Report report = TrialCheck.in(project)
                .on(major)
                .script("V1__one.sql", "CREATE TABLE a (id int); CREATE TABLE b (id int);")
                .script("V2__two.sql", "CREATE TABLE c (id int);")
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(report.migrations()).allMatch(Migration::transactional);
        assertThat(report.migrations().stream().flatMap(migration -> migration.statements().stream()))
                .extracting(statement -> statement.transaction().orElseThrow())
                .containsExactly(1, 1, 2);
    }

    @OnEveryMajor
    void theBaseHistoryIsAppliedAndNotWatched(int major) throws CheckException {
        Report report = TrialCheck.in(project)
                .on(major)
                .script("V1__base.sql", ACCOUNT)
                .script("V2__more.sql", "ALTER TABLE account DROP COLUMN balance;")
                .from("2")
                .check();

        assertThat(report.migrations()).extracting(Migration::script).containsExactly("db/migration/V2__more.sql");
        assertThat(report.summary().statementsObserved()).isEqualTo(1);
    }

    private Statement only(int major, String base, String sql) throws CheckException {
        List<Statement> seen = flown(major, base, sql);
        assertThat(seen).hasSize(1);
        return seen.get(0);
    }

    /** The statements of a script that meets a base. Both are watched, each as a deployment of its own. */
    private List<Statement> flown(int major, String base, String sql) throws CheckException {
        Report report = TrialCheck.in(project)
                .on(major)
                .script("V1__base.sql", base + "SELECT 1;")
                .script("V2__flown.sql", sql)
                .check();
        assertThat(report.problems()).isEmpty();
        assertThat(report.migrations()).hasSize(2);
        assertThat(report.migrations().get(1).statements())
                .allMatch(statement -> statement.error().isEmpty());
        return report.migrations().get(1).statements();
    }
}
