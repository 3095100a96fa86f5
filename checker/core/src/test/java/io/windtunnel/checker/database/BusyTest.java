package io.windtunnel.checker.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.OnEveryMajor;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.Callable;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who stands in the way is told, with since when, and nobody waits for ever. */
@Timeout(60)
final class BusyTest {

    private Project project;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        project = new Project(directory)
                .script("V1__a.sql", "CREATE TABLE a (id int);")
                .script("U1__a.sql", "DROP TABLE a;");
        project.migrate();
    }

    @AfterEach
    void stop() {
        project.close();
    }

    @Test
    void tableThatAnIdleTransactionHoldsIsNamedWithItsHolder() throws Exception {
        project.script("V2__b.sql", "SELECT 1;\nALTER TABLE a ADD b int;");

        String pid = whileHeld("SELECT * FROM a", () -> {
            assertBusy(project::migrate)
                    .hasMessageContaining("sql/V2__b.sql:2: this statement waited")
                    .hasMessageContaining("a lock on a (AccessExclusiveLock) is held by")
                    .hasMessageContaining("holds AccessShareLock, since 20")
                    .hasMessageContaining("idle in transaction: SELECT * FROM a");
            assertBusy(() -> project.undo(new UndoRange.Newest(1))).hasMessageContaining("U1__a.sql:1");
            assertBusy(() -> project.reset(project.database().target().name()))
                    .hasMessageContaining("a lock on a (AccessExclusiveLock)");
            return null;
        });

        assertThat(project.notes()).anyMatch(note -> note.startsWith("waiting: a lock on a") && note.contains(pid));
        assertThat(project.versions()).containsExactly("1");
        assertThat(project.migrate()).hasSize(1);
    }

    @Test
    void lockOfAnotherFlywayIsNamedWithItsHolder() throws Exception {
        project.script("V2__b.sql", "SELECT 1;");
        long lock = 77431708279161L + "\"public\".\"flyway_schema_history\"".hashCode();

        whileHeld("SELECT pg_advisory_xact_lock(" + lock + ")", () -> {
            assertBusy(project::migrate).hasMessageContaining("Flyway's lock is held by");
            assertBusy(() -> project.undo(new UndoRange.Newest(1))).hasMessageContaining("Flyway's lock is held by");
            return null;
        });
    }

    @Test
    void historyThatSomebodyLocksIsNamed() throws Exception {
        whileHeld("LOCK TABLE flyway_schema_history", () -> {
            assertBusy(project.database()::info)
                    .hasMessageContaining("a lock on flyway_schema_history (AccessShareLock)");
            return null;
        });
    }

    @Test
    void transactionThatAnIndexWaitsForIsNamed() throws Exception {
        project.script("V2__b.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);");

        whileHeld("INSERT INTO a VALUES (1)", () -> {
            assertBusy(project::migrate)
                    .hasMessageContaining("INSERT INTO a VALUES (1)")
                    .hasMessageContaining("The history holds V2__b.sql as failed");
            return null;
        });
    }

    @Test
    void teamThatChoseTheLockIsToldWhatItWaitsFor() throws Exception {
        project.setting("postgresql.transactional.lock", "true")
                .script("V2__b.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);");

        assertBusy(project::migrate)
                .hasMessageContaining("this very run")
                .hasMessageContaining("set flyway.postgresql.transactional.lock=false");
    }

    @Test
    void seedsDoNotWaitForEver() throws Exception {
        project.seed("1.sql", "DELETE FROM a; INSERT INTO a VALUES (1);");

        whileHeld("LOCK TABLE a", () -> {
            assertBusy(project::seed).hasMessageContaining("a lock on a (RowExclusiveLock) is held by");
            return null;
        });
        assertThat(project.seed()).hasSize(1);
    }

    /** What the server tells of locks, on each of them; beside it the reading and clearing of rows. */
    @OnEveryMajor
    void everyServerTellsWhoHoldsALock(int major, @TempDir Path directory) throws Exception {
        project.close();
        project = new Project(directory, "embedded:" + major)
                .script("V1__a.sql", "CREATE TABLE a (id int);")
                .script("U1__a.sql", "DROP TABLE a;")
                .seed("1.sql", "DELETE FROM a; INSERT INTO a VALUES (1);");
        project.migrate();
        project.seed();

        whileHeld("SELECT * FROM a", () -> {
            assertBusy(() -> project.undo(new UndoRange.Newest(1)))
                    .hasMessageContaining("a lock on a (AccessExclusiveLock) is held by")
                    .hasMessageContaining("idle in transaction: SELECT * FROM a");
            return null;
        });
        assertThat(project.undo(new UndoRange.Newest(1))).hasSize(1);
        assertThat(project.reset(project.database().target().name())).containsExactly("public");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertBusy(ThrowingCallable work) {
        return assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        CheckException.class, e -> assertThat(e.kind()).isEqualTo(CheckException.Kind.CHECKER))
                .hasMessageContaining("is busy: a lock was not to be had within 1 s");
    }

    /** Does something while another session's transaction holds what the statement takes; gives back its process. */
    private String whileHeld(String sql, Callable<Void> work) throws Exception {
        try (Connection other = project.connect()) {
            other.setAutoCommit(false);
            String pid = Project.sql(other, "SELECT pg_backend_pid()").get(0);
            Project.sql(other, sql);
            work.call();
            other.rollback();
            return pid;
        }
    }
}
