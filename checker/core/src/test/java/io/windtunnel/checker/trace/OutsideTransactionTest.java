package io.windtunnel.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.OnEveryMajor;
import io.windtunnel.checker.TrialCheck;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Lock;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Rewrite;
import io.windtunnel.domain.report.Scan;
import io.windtunnel.domain.report.SchemaObject;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Statements that run outside a transaction, and scripts that end the one that they run in. */
final class OutsideTransactionTest {

    private static final String TRANSACTIONAL_LOCK = "postgresql.transactional.lock";
    private static final String ACCOUNT =
            """
            CREATE TABLE account (id int CONSTRAINT account_pkey PRIMARY KEY, email text);
            INSERT INTO account SELECT n, 'a' || n FROM generate_series(1, 100) n;
            """;
    private static final String CONCURRENTLY = "CREATE INDEX CONCURRENTLY account_email ON account (email);";

    private final TrialCheck trial;

    OutsideTransactionTest(@TempDir Path project) {
        trial = TrialCheck.in(project).script("V1__account.sql", ACCOUNT);
    }

    @OnEveryMajor
    void anIndexIsBuiltConcurrentlyWhereFlywaysLockIsNotTransactional(int major) throws CheckException {
        Report report = trial.on(major)
                .flyway(TRANSACTIONAL_LOCK, "false")
                .script("V2__index.sql", CONCURRENTLY)
                .check();

        Migration index = last(report);
        Statement seen = index.statements().get(0);
        assertThat(report.problems()).isEmpty();
        assertThat(index.transactional()).isFalse();
        assertThat(seen.error()).isEmpty();
        assertThat(seen.transaction()).isEmpty();
        assertThat(seen.created()).containsExactly(new SchemaObject("index", "public.account_email"));
    }

    @OnEveryMajor
    @Timeout(30)
    void theWaitForFlywaysOwnLockIsBrokenOffAndTold(int major) throws CheckException {
        Report report = trial.on(major).script("V2__index.sql", CONCURRENTLY).check();

        assertThat(last(report).statements()).singleElement().satisfies(seen -> assertThat(seen.error())
                .hasValueSatisfying(error ->
                        assertThat(error.message()).contains("waited for a transaction that Flyway keeps open")));
        assertThat(report.summary().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.script()).isEqualTo("db/migration/V2__index.sql");
            assertThat(finding.startLine()).isEqualTo(1);
            assertThat(finding.message() + finding.help()).contains("flyway.postgresql.transactional.lock=false");
        });
    }

    @OnEveryMajor
    void countersStartWhereTheStatementStarts(int major) throws CheckException {
        List<Statement> seen = last(trial.on(major)
                        .flyway(TRANSACTIONAL_LOCK, "false")
                        .script(
                                "V2__outside.sql",
                                "UPDATE account SET email = 'x' WHERE id <= 10;\nSELECT pg_sleep(0.7);\nVACUUM FULL account;")
                        .script("V2__outside.sql.conf", "executeInTransaction=false")
                        .check())
                .statements();

        assertThat(seen)
                .hasSize(3)
                .allMatch(statement -> statement.transaction().isEmpty());
        assertThat(seen.get(0).writes()).containsExactly(new Write("public.account", 0, 10, 0, true));
        assertThat(seen.get(2).writes()).isEmpty();
        assertThat(seen.get(2).rewrites()).extracting(Rewrite::relation).contains("public.account");
        // The rows and the ten dead ones are copied, then the rows are read for the index.
        assertThat(seen.get(2).scans()).containsExactly(new Scan("public.account", 210, 2, true));
    }

    @Test
    void aScriptsOwnConfigurationTakesItOutOfTheTransaction() throws CheckException {
        Migration seen =
                last(trial.script("V2__more.sql", "CREATE TABLE a (id int); ALTER TABLE account ADD COLUMN note text;")
                        .script("V2__more.sql.conf", "executeInTransaction=false")
                        .check());

        assertThat(seen.transactional()).isFalse();
        assertThat(seen.statements())
                .hasSize(2)
                .allMatch(statement -> statement.transaction().isEmpty());
        assertThat(seen.statements().get(0).created()).containsExactly(new SchemaObject("table", "public.a"));
        assertThat(seen.statements().get(1).locks())
                .contains(new Lock("public.account", "table", "AccessExclusiveLock", true));
    }

    @OnEveryMajor
    void aCommitInAScriptIsSeenAndTheRestIsStillWatched(int major) throws CheckException {
        Report report = trial.on(major)
                .script("V2__commit.sql", "CREATE TABLE a (id int);\nCOMMIT;\nCREATE TABLE b (id int);\n")
                .check();

        List<Statement> seen = last(report).statements();
        assertThat(report.problems()).isEmpty();
        assertThat(seen).hasSize(3);
        assertThat(seen.get(2).created()).containsExactly(new SchemaObject("table", "public.b"));
        assertThat(seen.get(2).transaction()).isNotEqualTo(seen.get(0).transaction());
        assertThat(report.findings())
                .extracting(Finding::rule, Finding::startLine)
                .containsExactly(tuple("transaction-control-in-script", 2));
    }

    @Test
    void aScriptThatMixesBothIsRefusedByFlywayAndTheLineIsTold() throws CheckException {
        Report report = trial.script("V2__mixed.sql", "CREATE TABLE a (id int);\n\nVACUUM account;\n")
                .check();

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("mixed-transactional");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.startLine()).isEqualTo(3);
            assertThat(finding.script()).isEqualTo("db/migration/V2__mixed.sql");
        });
    }

    @OnEveryMajor
    void aValueAddedAmongOtherStatementsLeavesThemTheirLines(int major) throws CheckException {
        Report report = trial.on(major)
                .script("V2__kind.sql", "CREATE TYPE kind AS ENUM ('a');\n\nALTER TYPE kind\n  ADD VALUE 'b';\n")
                .check();

        assertThat(last(report).statements())
                .extracting(Statement::startLine, Statement::endLine)
                .containsExactly(tuple(1, 1), tuple(3, 4));
    }

    @Test
    @Timeout(30)
    void aStatementThatNeverEndsIsStoppedAndTold() throws CheckException {
        Report report = trial.statementTimeout(Duration.ofSeconds(1))
                .script("V2__sleep.sql", "SELECT 1;\nSELECT pg_sleep(60);\n")
                .check();

        assertThat(last(report).statements()).hasSize(2).last().satisfies(seen -> assertThat(seen.error())
                .map(error -> error.message())
                .isEqualTo(Optional.of("it had not ended after 1 s")));
        assertThat(report.findings()).extracting(Finding::startLine).containsExactly(2);
    }

    private static Migration last(Report report) {
        return report.migrations().get(report.migrations().size() - 1);
    }
}
