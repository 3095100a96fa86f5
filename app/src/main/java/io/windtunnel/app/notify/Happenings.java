package io.windtunnel.app.notify;

import static io.windtunnel.domain.db.Tables.ACCOUNT;
import static io.windtunnel.domain.db.Tables.DECISION;
import static io.windtunnel.domain.db.Tables.PROJECT;
import static io.windtunnel.domain.db.Tables.RUN;

import io.windtunnel.domain.db.enums.WebhookEvent;
import io.windtunnel.domain.db.tables.Account;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads what is told of. */
@Repository
class Happenings {

    private final DSLContext dsl;
    private final String url;

    Happenings(DSLContext dsl, NotifyProperties properties) {
        this.dsl = dsl;
        this.url = properties.url().replaceFirst("/+$", "");
    }

    /** A run as it is told. */
    RunReceived run(long id) {
        return dsl.select(
                        PROJECT.SLUG,
                        PROJECT.NAME,
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
                        RUN.RECEIVED_AT)
                .from(RUN)
                .join(PROJECT)
                .on(PROJECT.ID.eq(RUN.PROJECT_ID))
                .where(RUN.ID.eq(id))
                .fetchSingle(row -> new RunReceived(
                        WebhookEvent.run_received.getLiteral(),
                        new ToldProject(row.get(PROJECT.SLUG), row.get(PROJECT.NAME)),
                        new RunReceived.Run(
                                id,
                                link("/projects/" + row.get(PROJECT.SLUG) + "/runs/" + id),
                                row.get(RUN.BRANCH),
                                row.get(RUN.COMMIT_SHA),
                                Optional.ofNullable(row.get(RUN.PULL_REQUEST)),
                                Optional.ofNullable(row.get(RUN.BASE_BRANCH)),
                                Optional.ofNullable(row.get(RUN.RUN_URL)),
                                row.get(RUN.OUTCOME),
                                row.get(RUN.ERRORS),
                                row.get(RUN.WARNINGS),
                                row.get(RUN.NOTES),
                                row.get(RUN.SUPPRESSED),
                                row.get(RUN.RECEIVED_AT))));
    }

    /** A decision as it is told. */
    DecisionEvent decision(long id, WebhookEvent event) {
        Account second = ACCOUNT.as("second");
        return dsl.select(
                        PROJECT.SLUG,
                        PROJECT.NAME,
                        DECISION.FINGERPRINT,
                        DECISION.VERDICT,
                        DECISION.REASON,
                        ACCOUNT.DISPLAY_NAME,
                        DECISION.DECIDED_AT,
                        second.DISPLAY_NAME,
                        DECISION.LAPSED_AT)
                .from(DECISION)
                .join(PROJECT)
                .on(PROJECT.ID.eq(DECISION.PROJECT_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(DECISION.DECIDED_BY))
                .leftJoin(second)
                .on(second.ID.eq(DECISION.SECONDED_BY))
                .where(DECISION.ID.eq(id))
                .fetchSingle(row -> new DecisionEvent(
                        event.getLiteral(),
                        new ToldProject(row.get(PROJECT.SLUG), row.get(PROJECT.NAME)),
                        new DecisionEvent.Decision(
                                id,
                                link("/projects/" + row.get(PROJECT.SLUG) + "/findings/"
                                        + row.get(DECISION.FINGERPRINT)),
                                row.get(DECISION.FINGERPRINT),
                                row.get(DECISION.VERDICT),
                                row.get(DECISION.REASON),
                                row.get(ACCOUNT.DISPLAY_NAME),
                                row.get(DECISION.DECIDED_AT),
                                Optional.ofNullable(row.get(second.DISPLAY_NAME)),
                                Optional.ofNullable(row.get(DECISION.LAPSED_AT)))));
    }

    /**
     * How the branch stands.
     *
     * @param branch the project's default branch where there is none
     * @return empty where there is no such project
     */
    Optional<Badge> badge(String slug, Optional<String> branch) {
        return dsl.select(PROJECT.ID, PROJECT.DEFAULT_BRANCH)
                .from(PROJECT)
                .where(PROJECT.SLUG.eq(slug))
                .fetchOptional()
                .map(project -> badge(project.value1(), branch.orElse(project.value2())));
    }

    private Badge badge(long project, String branch) {
        return dsl.select(RUN.OUTCOME, RUN.ERRORS, RUN.WARNINGS)
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(project), RUN.BRANCH.eq(branch))
                .orderBy(RUN.RECEIVED_AT.desc(), RUN.ID.desc())
                .limit(1)
                .fetchOptional(run -> Badge.of(run.value1(), run.value2(), run.value3()))
                .orElse(Badge.NO_RUNS);
    }

    private Optional<String> link(String path) {
        return url.isEmpty() ? Optional.empty() : Optional.of(url + path);
    }
}
