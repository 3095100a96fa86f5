package io.windtunnel.app.projects;

import static io.windtunnel.domain.db.Tables.DECISION;
import static io.windtunnel.domain.db.Tables.FINDING;
import static io.windtunnel.domain.db.Tables.RUN;
import static io.windtunnel.domain.db.Tables.SCRIPT;

import java.util.List;
import java.util.Optional;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.util.postgres.PostgresDSL;
import org.springframework.stereotype.Repository;

/** Searches what stands now: the findings of the last run of each branch, among the newest runs. */
@Repository
class FindingQueries {

    /** So many runs back a branch is still looked for; and so many rows are read at most, by their runs. */
    private static final int RECENT = 1_000;

    private static final Field<Long> LAST_RUN = DSL.field(DSL.name("last", "id"), SQLDataType.BIGINT);
    private static final Field<String> LAST_BRANCH = DSL.field(DSL.name("last", "branch"), SQLDataType.CLOB);
    private static final Condition STANDING = DECISION.LAPSED_AT.isNull().and(DECISION.WITHDRAWN_AT.isNull());

    private final DSLContext dsl;

    FindingQueries(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The findings that count, worst first, each once; a page of them and one more where there is one. */
    List<FoundFinding> search(long project, FindingFilter filter, int perPage) {
        CommonTableExpression<Record2<Long, String>> last = last(project, filter.branch());
        Field<Integer> branches =
                DSL.count().over(DSL.partitionBy(FINDING.FINGERPRINT)).as("branches");
        var found = DSL.select(
                        FINDING.FINGERPRINT,
                        FINDING.RULE,
                        FINDING.SEVERITY,
                        FINDING.TITLE,
                        FINDING.START_LINE,
                        SCRIPT.PATH,
                        LAST_RUN.as("run"),
                        LAST_BRANCH.as("branch"),
                        branches,
                        DECISION.VERDICT)
                .distinctOn(FINDING.FINGERPRINT)
                .from(last)
                .join(FINDING)
                .on(FINDING.RUN_ID.eq(LAST_RUN))
                .leftJoin(SCRIPT)
                .on(SCRIPT.ID.eq(FINDING.SCRIPT_ID))
                .leftJoin(DECISION)
                .on(DECISION.PROJECT_ID.eq(project), DECISION.FINGERPRINT.eq(FINDING.FINGERPRINT))
                .and(DECISION.CONTENT_HASH.eq(FINDING.CONTENT_HASH).and(STANDING))
                .where(FINDING.SUPPRESSED_REASON.isNull(), wanted(filter))
                .orderBy(FINDING.FINGERPRINT, LAST_RUN.desc())
                .asTable("found");
        return dsl.with(last)
                .selectFrom(found)
                .orderBy(
                        found.field(FINDING.SEVERITY),
                        found.field("run", Long.class).desc(),
                        found.field(FINDING.RULE),
                        found.field(FINDING.FINGERPRINT))
                .limit(perPage + 1)
                .offset((filter.page() - 1) * perPage)
                .fetch(row -> new FoundFinding(
                        row.get(FINDING.FINGERPRINT),
                        row.get(FINDING.RULE),
                        row.get(FINDING.SEVERITY),
                        row.get(FINDING.TITLE),
                        place(Optional.ofNullable(row.get(SCRIPT.PATH)), row.get(FINDING.START_LINE)),
                        row.get("run", Long.class),
                        row.get("branch", String.class),
                        row.get("branches", Integer.class),
                        Optional.ofNullable(row.get(DECISION.VERDICT))));
    }

    /** One branch's last run is found by its index; all branches' among the project's newest runs. */
    private static CommonTableExpression<Record2<Long, String>> last(long project, Optional<String> branch) {
        var newest = DSL.select(RUN.ID, RUN.BRANCH, RUN.RECEIVED_AT)
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(project))
                .and(branch.map(RUN.BRANCH::eq).orElse(DSL.noCondition()))
                .orderBy(RUN.RECEIVED_AT.desc())
                .limit(branch.isPresent() ? 1 : RECENT)
                .asTable("newest");
        return DSL.name("last")
                .fields("id", "branch")
                .as(DSL.select(newest.field(RUN.ID), newest.field(RUN.BRANCH))
                        .distinctOn(newest.field(RUN.BRANCH))
                        .from(newest)
                        .orderBy(
                                newest.field(RUN.BRANCH),
                                newest.field(RUN.RECEIVED_AT).desc(),
                                newest.field(RUN.ID).desc()));
    }

    private static Condition wanted(FindingFilter filter) {
        return DSL.and(
                filter.text().map(FindingQueries::mentions).orElse(DSL.noCondition()),
                filter.rule().map(FINDING.RULE::eq).orElse(DSL.noCondition()),
                filter.severity().map(FINDING.SEVERITY::eq).orElse(DSL.noCondition()),
                filter.decided()
                        .map(yes -> yes ? DECISION.ID.isNotNull() : DECISION.ID.isNull())
                        .orElse(DSL.noCondition()));
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
