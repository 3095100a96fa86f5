package io.windtunnel.app.review;

import static io.windtunnel.domain.db.Tables.DECISION;
import static io.windtunnel.domain.db.Tables.FINDING;
import static io.windtunnel.domain.db.Tables.PROJECT;
import static io.windtunnel.domain.db.Tables.RUN;

import io.windtunnel.app.audit.AuditAction;
import io.windtunnel.app.audit.AuditEntry;
import io.windtunnel.app.audit.AuditEntry.Actor;
import io.windtunnel.app.audit.AuditLog;
import io.windtunnel.app.ingest.RunTakenIn;
import io.windtunnel.domain.db.tables.Finding;
import io.windtunnel.domain.db.tables.Run;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;

/**
 * Ends decisions whose script changed, with the run that shows it. That is a run of the branch that was decided on, or
 * one of the default branch in which the finding's content is another than in the branch's run before.
 */
@Repository
class Lapses {

    private static final Finding EARLIER = FINDING.as("earlier");
    private static final Run EARLIER_RUN = RUN.as("earlier_run");

    private final DSLContext dsl;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    Lapses(DSLContext dsl, AuditLog audit, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.audit = audit;
        this.events = events;
    }

    @EventListener
    void taken(RunTakenIn run) {
        String defaultBranch = lock(run.projectId());
        List<DecisionLapsed> lapsed = lapse(run, defaultBranch);
        audit.addAll(lapsed.stream().map(Lapses::entry).toList());
        lapsed.forEach(events::publishEvent);
    }

    /** Waits for who is deciding: what they decide on was the last content when they looked, and is not any more. */
    private String lock(long project) {
        return dsl.select(PROJECT.DEFAULT_BRANCH)
                .from(PROJECT)
                .where(PROJECT.ID.eq(project))
                .forShare()
                .fetchSingle(PROJECT.DEFAULT_BRANCH);
    }

    private List<DecisionLapsed> lapse(RunTakenIn run, String defaultBranch) {
        Condition here = DECISION.BRANCH.eq(run.branch());
        Condition concerned = run.branch().equals(defaultBranch) ? here.or(isNewOnBranch(run)) : here;
        return dsl.update(DECISION)
                .set(DECISION.LAPSED_AT, DSL.currentOffsetDateTime())
                .from(FINDING)
                .where(DECISION.PROJECT_ID.eq(run.projectId()))
                .and(DECISION.LAPSED_AT.isNull())
                .and(DECISION.WITHDRAWN_AT.isNull())
                .and(FINDING.RUN_ID.eq(run.runId()))
                .and(FINDING.FINGERPRINT.eq(DECISION.FINGERPRINT))
                .and(FINDING.CONTENT_HASH.ne(DECISION.CONTENT_HASH))
                .and(concerned)
                .returning(DECISION.ID, DECISION.FINGERPRINT, DECISION.CONTENT_HASH, DECISION.BRANCH, DECISION.RULE)
                .fetch(row -> new DecisionLapsed(
                        run.projectId(),
                        row.getId(),
                        new Subject(row.getFingerprint(), row.getContentHash(), row.getBranch(), row.getRule()),
                        run.runId()));
    }

    /** A script that the default branch has had all along does not end what was decided about a change to it. */
    private static Condition isNewOnBranch(RunTakenIn run) {
        return FINDING.CONTENT_HASH.isDistinctFrom(DSL.field(DSL.select(EARLIER.CONTENT_HASH)
                .from(EARLIER)
                .join(EARLIER_RUN)
                .on(EARLIER_RUN.ID.eq(EARLIER.RUN_ID))
                .where(EARLIER.FINGERPRINT.eq(FINDING.FINGERPRINT), EARLIER.RUN_ID.lt(run.runId()))
                .and(EARLIER_RUN.PROJECT_ID.eq(run.projectId()))
                .and(EARLIER_RUN.BRANCH.eq(run.branch()))
                .orderBy(EARLIER.RUN_ID.desc())
                .limit(1)));
    }

    private static AuditEntry entry(DecisionLapsed lapsed) {
        return new AuditEntry(
                        Actor.SERVER,
                        lapsed.projectId(),
                        AuditAction.DECISION_LAPSED,
                        lapsed.subject().fingerprint())
                .with("decision", String.valueOf(lapsed.decisionId()))
                .with("rule", lapsed.subject().rule())
                .with("branch", lapsed.subject().branch())
                .with("run", String.valueOf(lapsed.runId()));
    }
}
