package io.windtunnel.app.projects;

import static io.windtunnel.domain.db.Tables.DECISION;
import static io.windtunnel.domain.db.Tables.FINDING;
import static io.windtunnel.domain.db.Tables.RUN;
import static io.windtunnel.domain.db.Tables.SCRIPT;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.util.postgres.PostgresDSL;
import org.springframework.stereotype.Repository;

/** Searches what stands now: the findings of the last run of each branch, among the newest runs. */
@Repository
class FindingQueries {

    /** So many runs back a branch is looked for. */
    private static final int RECENT = 300;

    private static final Field<Integer> BRANCHES = DSL.field(DSL.name("branches"), SQLDataType.INTEGER);
    private static final Condition STANDING = DECISION.LAPSED_AT.isNull().and(DECISION.WITHDRAWN_AT.isNull());

    private final DSLContext dsl;

    FindingQueries(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The findings that count, worst first, each once; a page of them and one more where there is one. */
    List<FoundFinding> search(long project, FindingFilter filter, int perPage) {
        Table<?> last = last(project, filter.branch());
        Field<Long> run = last.field(RUN.ID);
        Field<String> branch = last.field(RUN.BRANCH);
        Table<?> standing = standing(last, filter);
        Field<String> fingerprint = standing.field(FINDING.FINGERPRINT);
        var found = DSL.select(standing.fields())
                .select(run, branch, DECISION.VERDICT)
                .select(DSL.count().over(DSL.partitionBy(fingerprint)).as(BRANCHES))
                .distinctOn(fingerprint)
                .from(last, standing)
                .leftJoin(DECISION)
                .on(DECISION.PROJECT_ID.eq(project), DECISION.FINGERPRINT.eq(fingerprint))
                .and(DECISION.CONTENT_HASH
                        .eq(standing.field(FINDING.CONTENT_HASH))
                        .and(STANDING))
                .where(filter.decided()
                        .map(yes -> yes ? DECISION.ID.isNotNull() : DECISION.ID.isNull())
                        .orElse(DSL.noCondition()))
                .orderBy(fingerprint, run.desc())
                .asTable("found");
        return dsl.selectFrom(found)
                .orderBy(
                        found.field(FINDING.SEVERITY),
                        found.field(run).desc(),
                        found.field(FINDING.RULE),
                        found.field(fingerprint))
                .limit(perPage + 1)
                .offset((filter.page() - 1) * perPage)
                .fetch(row -> new FoundFinding(
                        row.get(FINDING.FINGERPRINT),
                        row.get(FINDING.RULE),
                        row.get(FINDING.SEVERITY),
                        row.get(FINDING.TITLE),
                        place(Optional.ofNullable(row.get(SCRIPT.PATH)), row.get(FINDING.START_LINE)),
                        row.get(RUN.ID),
                        row.get(RUN.BRANCH),
                        row.get(BRANCHES),
                        Optional.ofNullable(row.get(DECISION.VERDICT))));
    }

    /** The last run of each branch, or of that one. */
    private static Table<?> last(long project, Optional<String> branch) {
        var newest = DSL.select(RUN.ID, RUN.BRANCH, RUN.RECEIVED_AT)
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(project))
                .and(branch.map(RUN.BRANCH::eq).orElse(DSL.noCondition()))
                .orderBy(RUN.RECEIVED_AT.desc(), RUN.ID.desc())
                .limit(branch.isPresent() ? 1 : RECENT)
                .asTable("newest");
        return DSL.select(newest.fields())
                .distinctOn(newest.field(RUN.BRANCH))
                .from(newest)
                .orderBy(
                        newest.field(RUN.BRANCH),
                        newest.field(RUN.RECEIVED_AT).desc(),
                        newest.field(RUN.ID).desc())
                .asTable("last");
    }

    /** What each of the runs has. {@code OFFSET 0} has Postgres read them run by run, by index, and no month whole. */
    private static Table<?> standing(Table<?> last, FindingFilter filter) {
        return DSL.lateral(DSL.select(
                                FINDING.FINGERPRINT,
                                FINDING.CONTENT_HASH,
                                FINDING.RULE,
                                FINDING.SEVERITY,
                                FINDING.TITLE,
                                FINDING.START_LINE,
                                SCRIPT.PATH)
                        .from(FINDING)
                        .leftJoin(SCRIPT)
                        .on(SCRIPT.ID.eq(FINDING.SCRIPT_ID))
                        .where(
                                FINDING.RUN_ID.eq(last.field(RUN.ID)),
                                FINDING.RECEIVED_AT.eq(last.field(RUN.RECEIVED_AT)))
                        .and(FINDING.SUPPRESSED_REASON.isNull())
                        .and(wanted(filter))
                        .offset(0))
                .as("standing");
    }

    private static Condition wanted(FindingFilter filter) {
        return DSL.and(
                filter.text().map(FindingQueries::mentions).orElse(DSL.noCondition()),
                filter.rule().map(FINDING.RULE::eq).orElse(DSL.noCondition()),
                filter.severity().map(FINDING.SEVERITY::eq).orElse(DSL.noCondition()));
    }

    private static Condition mentions(String text) {
        return DSL.or(
                FINDING.TITLE.containsIgnoreCase(text),
                FINDING.MESSAGE.containsIgnoreCase(text),
                FINDING.RULE.containsIgnoreCase(text),
                SCRIPT.PATH.containsIgnoreCase(text),
                PostgresDSL.arrayToString(FINDING.OBJECTS, " ").containsIgnoreCase(text));
    }

    private static String place(Optional<String> path, int line) {
        return path.map(file -> line > 0 ? file + ":" + line : file).orElse("");
    }
}
