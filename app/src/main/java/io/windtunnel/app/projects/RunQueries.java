package io.windtunnel.app.projects;

import static io.windtunnel.domain.db.Tables.FINDING;
import static io.windtunnel.domain.db.Tables.MEMBERSHIP;
import static io.windtunnel.domain.db.Tables.PROJECT;
import static io.windtunnel.domain.db.Tables.RUN;
import static io.windtunnel.domain.db.Tables.RUN_DOCUMENT;

import io.windtunnel.app.access.Person;
import io.windtunnel.domain.db.enums.Severity;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads projects and runs. Each query asks for a bounded number of rows, by an index. */
@Repository
class RunQueries {

    private static final List<SelectFieldOrAsterisk> SUMMARY = List.of(
            RUN.ID,
            RUN.BRANCH,
            RUN.COMMIT_SHA,
            RUN.PULL_REQUEST,
            RUN.BASE_BRANCH,
            RUN.RUN_URL,
            RUN.OUTCOME,
            RUN.ERRORS,
            RUN.WARNINGS,
            RUN.NOTES,
            RUN.SUPPRESSED,
            RUN.CHECK_MILLIS,
            RUN.RECEIVED_AT);

    private final DSLContext dsl;

    RunQueries(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The projects that the person may see, by name. */
    List<ListedProject> projects(Person person, int limit) {
        Condition visible = person.isAdministrator()
                ? DSL.noCondition()
                : DSL.exists(DSL.selectOne()
                        .from(MEMBERSHIP)
                        .where(MEMBERSHIP.PROJECT_ID.eq(PROJECT.ID), MEMBERSHIP.ACCOUNT_ID.eq(person.id())));
        var last = DSL.lateral(DSL.select(SUMMARY)
                        .from(RUN)
                        .where(RUN.PROJECT_ID.eq(PROJECT.ID), RUN.BRANCH.eq(PROJECT.DEFAULT_BRANCH))
                        .orderBy(RUN.RECEIVED_AT.desc())
                        .limit(1))
                .as("run");
        Result<? extends Record> rows = dsl.select(PROJECT.SLUG, PROJECT.NAME, PROJECT.DEFAULT_BRANCH)
                .select(last.fields())
                .from(PROJECT)
                .leftJoin(last)
                .on(DSL.trueCondition())
                .where(visible)
                .orderBy(PROJECT.NAME)
                .limit(limit)
                .fetch();
        return rows.map(row -> new ListedProject(
                row.get(PROJECT.SLUG),
                row.get(PROJECT.NAME),
                row.get(PROJECT.DEFAULT_BRANCH),
                row.get(RUN.ID.getName(), Long.class) == null ? Optional.empty() : Optional.of(summary(row))));
    }

    /** The project's runs, newest first. */
    List<RunSummary> runs(long project, RunFilter filter, int limit) {
        return dsl.select(SUMMARY)
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(project))
                .and(filter.branch().map(RUN.BRANCH::eq).orElse(DSL.noCondition()))
                .and(filter.outcome().map(RUN.OUTCOME::eq).orElse(DSL.noCondition()))
                .and(filter.before().map(this::olderThan).orElse(DSL.noCondition()))
                .orderBy(RUN.RECEIVED_AT.desc(), RUN.ID.desc())
                .limit(limit)
                .fetch(RunQueries::summary);
    }

    private Condition olderThan(long run) {
        return DSL.row(RUN.RECEIVED_AT, RUN.ID)
                .lt(DSL.row(DSL.field(DSL.select(RUN.RECEIVED_AT).from(RUN).where(RUN.ID.eq(run))), DSL.val(run)));
    }

    /** The branches of the newest runs. */
    List<String> branches(long project, int limit) {
        var newest = dsl.select(RUN.BRANCH, RUN.RECEIVED_AT)
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(project))
                .orderBy(RUN.RECEIVED_AT.desc())
                .limit(1_000)
                .asTable("newest");
        return dsl.select(newest.field(RUN.BRANCH))
                .from(newest)
                .groupBy(newest.field(RUN.BRANCH))
                .orderBy(DSL.max(newest.field(RUN.RECEIVED_AT)).desc())
                .limit(limit)
                .fetch(row -> row.value1());
    }

    /** One run of the project. */
    Optional<RunSummary> run(long project, long run) {
        return dsl.select(SUMMARY)
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(project), RUN.ID.eq(run))
                .fetchOptional(RunQueries::summary);
    }

    /** The bytes that were handed in for it. */
    Optional<byte[]> document(long project, long run) {
        return dsl.select(RUN_DOCUMENT.DOCUMENT)
                .from(RUN)
                .join(RUN_DOCUMENT)
                .on(RUN_DOCUMENT.RUN_ID.eq(RUN.ID), RUN_DOCUMENT.RECEIVED_AT.eq(RUN.RECEIVED_AT))
                .where(RUN.PROJECT_ID.eq(project), RUN.ID.eq(run))
                .fetchOptional(RUN_DOCUMENT.DOCUMENT);
    }

    /** The branch's last run before that one. */
    Optional<RunSummary> lastBefore(long project, String branch, long run, OffsetDateTime receivedAt) {
        return dsl.select(SUMMARY)
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(project), RUN.BRANCH.eq(branch), RUN.RECEIVED_AT.le(receivedAt))
                .and(RUN.ID.ne(run))
                .orderBy(RUN.RECEIVED_AT.desc(), RUN.ID.desc())
                .limit(1)
                .fetchOptional(RunQueries::summary);
    }

    /** The fingerprints of the run's findings that count. */
    Set<String> fingerprints(long run) {
        return dsl.select(FINDING.FINGERPRINT)
                .from(FINDING)
                .where(FINDING.RUN_ID.eq(run), FINDING.SUPPRESSED_REASON.isNull())
                .fetchSet(FINDING.FINGERPRINT);
    }

    /** Where the finding was met in the project, newest run first. */
    List<Occurrence> life(long project, String fingerprint, int limit) {
        return dsl.select(SUMMARY)
                .select(
                        FINDING.ORDINAL,
                        FINDING.RULE,
                        FINDING.SEVERITY,
                        FINDING.TITLE,
                        FINDING.MESSAGE,
                        FINDING.SUPPRESSED_REASON)
                .from(FINDING)
                .join(RUN)
                .on(RUN.ID.eq(FINDING.RUN_ID))
                .where(FINDING.FINGERPRINT.eq(fingerprint), RUN.PROJECT_ID.eq(project))
                .orderBy(FINDING.RUN_ID.desc())
                .limit(limit)
                .fetch(row -> new Occurrence(
                        summary(row),
                        row.get(FINDING.ORDINAL),
                        row.get(FINDING.RULE),
                        row.get(FINDING.SEVERITY),
                        row.get(FINDING.TITLE),
                        row.get(FINDING.MESSAGE),
                        Optional.ofNullable(row.get(FINDING.SUPPRESSED_REASON))));
    }

    /** The findings that count of the project's given runs, by rule: the most frequent first. */
    List<RuleCount> rules(long project, List<Long> runs, int limit) {
        // OFFSET 0: run by run, by index, instead of months from end to end.
        var each = DSL.lateral(DSL.select(FINDING.RULE, FINDING.SEVERITY)
                        .from(FINDING)
                        .where(FINDING.RUN_ID.eq(RUN.ID), FINDING.RECEIVED_AT.eq(RUN.RECEIVED_AT))
                        .and(FINDING.SUPPRESSED_REASON.isNull())
                        .offset(0))
                .as("each");
        Field<String> rule = each.field(FINDING.RULE);
        Field<Severity> severity = each.field(FINDING.SEVERITY);
        return dsl.select(rule, severity, DSL.count())
                .from(RUN, each)
                .where(RUN.PROJECT_ID.eq(project), RUN.ID.in(runs))
                .groupBy(rule, severity)
                .orderBy(DSL.count().desc(), rule)
                .limit(limit)
                .fetch(row -> new RuleCount(row.value1(), row.value2(), row.value3()));
    }

    private static RunSummary summary(Record row) {
        Record run = row.into(RUN);
        return new RunSummary(
                run.get(RUN.ID),
                run.get(RUN.BRANCH),
                run.get(RUN.COMMIT_SHA),
                Optional.ofNullable(run.get(RUN.PULL_REQUEST)),
                Optional.ofNullable(run.get(RUN.BASE_BRANCH)),
                Optional.ofNullable(run.get(RUN.RUN_URL)),
                run.get(RUN.OUTCOME),
                run.get(RUN.ERRORS),
                run.get(RUN.WARNINGS),
                run.get(RUN.NOTES),
                run.get(RUN.SUPPRESSED),
                run.get(RUN.CHECK_MILLIS),
                run.get(RUN.RECEIVED_AT));
    }
}
