package io.windtunnel.app.retention;

import static io.windtunnel.domain.db.Tables.AUDIT_LOG;
import static io.windtunnel.domain.db.Tables.FINDING;
import static io.windtunnel.domain.db.Tables.FINDING_REST;
import static io.windtunnel.domain.db.Tables.PROJECT;
import static io.windtunnel.domain.db.Tables.RUN;
import static io.windtunnel.domain.db.Tables.RUN_DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.domain.db.enums.TokenScope;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Months and old runs, in a database in which others work meanwhile. */
final class HousekeeperTest {

    private static final TestServer SERVER = TestServer.get();
    private final YearMonth now = YearMonth.now(ZoneOffset.UTC);
    private static final YearMonth LONG_AGO = YearMonth.of(2020, 2);

    private final Housekeeper housekeeper = SERVER.bean(Housekeeper.class);
    private final Months months = SERVER.bean(Months.class);
    private final DSLContext dsl = SERVER.dsl();
    private final TestProject project = SERVER.project();
    private final String token = SERVER.token(project, TokenScope.publish);

    @BeforeEach
    void allMonthsAreThere() {
        housekeeper.run();
    }

    @Test
    void theNextMonthsAreMadeAheadOfTime() {
        assertThat(partitions("finding")).contains(name("finding", now), name("finding", now.plusMonths(2)));
        assertThat(partitions("run_document")).contains(name("run_document", now));
        assertThat(months.missing("finding")).isEmpty();
    }

    @Test
    void whatIsHandedInIsKeptInItsMonth() throws Exception {
        long run = handIn("main");

        assertThat(dsl.fetchCount(DSL.table(DSL.name(name("finding", now))), DSL.condition("run_id = {0}", run)))
                .isEqualTo(dsl.fetchCount(FINDING, FINDING.RUN_ID.eq(run)))
                .isPositive();
        assertThat(dsl.fetchCount(FINDING_REST, FINDING_REST.RUN_ID.eq(run))).isZero();
    }

    @Test
    void rowsOfAMonthThatIsNotThereWaitInTheRestAndAreMovedToIt() throws Exception {
        long run = handIn("main");
        int findings = dsl.fetchCount(FINDING, FINDING.RUN_ID.eq(run));
        received(run, LONG_AGO.atDay(29).atTime(23, 0).atOffset(ZoneOffset.UTC));
        assertThat(dsl.fetchCount(FINDING_REST, FINDING_REST.RUN_ID.eq(run))).isEqualTo(findings);

        housekeeper.run();

        assertThat(dsl.fetchCount(FINDING_REST, FINDING_REST.RUN_ID.eq(run))).isZero();
        assertThat(dsl.fetchCount(FINDING, FINDING.RUN_ID.eq(run))).isEqualTo(findings);
        assertThat(partitions("finding")).contains(name("finding", LONG_AGO));
    }

    @Test
    void runsGoWhenTheyAreOlderThanTheProjectKeepsThemAndTheAuditLogSaysSo() throws Exception {
        long old = handIn("topic");
        long young = handIn("other");
        received(old, OffsetDateTime.now(ZoneOffset.UTC).minusDays(31));
        keep(30);

        housekeeper.run();

        assertThat(runs()).containsExactly(young);
        assertThat(dsl.fetchCount(FINDING, FINDING.RUN_ID.eq(old))).isZero();
        assertThat(dsl.fetchCount(RUN_DOCUMENT, RUN_DOCUMENT.RUN_ID.eq(old))).isZero();
        assertThat(dsl.select(AUDIT_LOG.SUBJECT)
                        .from(AUDIT_LOG)
                        .where(AUDIT_LOG.PROJECT_ID.eq(project.id()), AUDIT_LOG.ACTION.eq("runs expired"))
                        .fetch(AUDIT_LOG.SUBJECT))
                .containsExactly("1");
    }

    @Test
    void theDefaultBranchsLastRunStays() throws Exception {
        long before = handIn("main", "aaaaaaa1");
        long last = handIn("main", "aaaaaaa2");
        received(before, OffsetDateTime.now(ZoneOffset.UTC).minusDays(400));
        received(last, OffsetDateTime.now(ZoneOffset.UTC).minusDays(399));
        keep(30);

        housekeeper.run();

        assertThat(runs()).containsExactly(last);
    }

    @Test
    void withoutASettingRunsStay() throws Exception {
        long old = handIn("topic");
        received(old, OffsetDateTime.now(ZoneOffset.UTC).minusYears(5));

        housekeeper.run();

        assertThat(runs()).containsExactly(old);
    }

    @Test
    void aMonthThatIsOverIsDroppedWhenNothingIsLeftInIt() throws Exception {
        YearMonth month = YearMonth.of(2019, 7);
        long run = handIn("topic");
        received(run, month.atDay(1).atTime(0, 0).atOffset(ZoneOffset.UTC));
        housekeeper.run();
        assertThat(partitions("run_document")).contains(name("run_document", month));

        keep(30);
        housekeeper.run();

        assertThat(partitions("run_document")).doesNotContain(name("run_document", month));
        assertThat(partitions("finding")).doesNotContain(name("finding", month));
    }

    @Test
    void whoIsReadingIsNotHeldUpByAMonthThatIsDropped() throws Exception {
        YearMonth month = YearMonth.of(2018, 5);
        long run = handIn("topic");
        received(run, month.atDay(1).atTime(0, 0).atOffset(ZoneOffset.UTC));
        housekeeper.run();
        keep(30);

        SERVER.bean(TransactionTemplate.class).executeWithoutResult(reading -> {
            dsl.fetchCount(FINDING, FINDING.RUN_ID.eq(run));
            Thread other = new Thread(housekeeper);
            other.start();
            try {
                other.join(20_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(other.isAlive()).isFalse();
            assertThat(dsl.fetchCount(FINDING, FINDING.RUN_ID.eq(run))).isZero();
        });
        assertThat(partitions("finding")).contains(name("finding", month));

        housekeeper.run();

        assertThat(partitions("finding")).doesNotContain(name("finding", month));
    }

    private long handIn(String branch) throws IOException, InterruptedException {
        return handIn(branch, "abcdef1");
    }

    private long handIn(String branch, String commit) throws IOException, InterruptedException {
        assertThat(SERVER.handIn(
                                token,
                                "branch=" + branch + "&commit=" + commit,
                                TestServer.report("rename-table-wrong"))
                        .statusCode())
                .isEqualTo(201);
        return dsl.select(DSL.max(RUN.ID))
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(project.id()))
                .fetchSingle()
                .value1();
    }

    /** As if it had been handed in then. */
    private void received(long run, OffsetDateTime time) {
        dsl.update(RUN).set(RUN.RECEIVED_AT, time).where(RUN.ID.eq(run)).execute();
        dsl.update(FINDING)
                .set(FINDING.RECEIVED_AT, time)
                .where(FINDING.RUN_ID.eq(run))
                .execute();
        dsl.update(RUN_DOCUMENT)
                .set(RUN_DOCUMENT.RECEIVED_AT, time)
                .where(RUN_DOCUMENT.RUN_ID.eq(run))
                .execute();
    }

    private void keep(int days) {
        dsl.update(PROJECT)
                .set(PROJECT.KEEP_DAYS, days)
                .where(PROJECT.ID.eq(project.id()))
                .execute();
    }

    private List<Long> runs() {
        return dsl.select(RUN.ID)
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(project.id()))
                .orderBy(RUN.ID)
                .fetch(RUN.ID);
    }

    private List<String> partitions(String table) {
        return dsl.resultQuery(
                        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = {0}::regclass",
                        DSL.inline(table))
                .fetch(row -> row.get(0, String.class));
    }

    private static String name(String table, YearMonth month) {
        return table + "_" + month.toString().replace('-', '_');
    }
}
