package io.windtunnel.app.review;

import static io.windtunnel.domain.db.Tables.ACCOUNT;
import static io.windtunnel.domain.db.Tables.DECISION;
import static io.windtunnel.domain.db.Tables.FINDING;
import static io.windtunnel.domain.db.Tables.PROJECT;
import static io.windtunnel.domain.db.Tables.RUN;

import io.windtunnel.app.review.Ruling.Act;
import io.windtunnel.domain.db.enums.Verdict;
import io.windtunnel.domain.db.tables.Account;
import io.windtunnel.domain.server.Decision;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Decisions in the database. */
@Repository
class DecisionStore {

    private static final Condition STANDING = DECISION.LAPSED_AT.isNull().and(DECISION.WITHDRAWN_AT.isNull());
    private static final Account DECIDER = ACCOUNT.as("decider");
    private static final Account SECONDER = ACCOUNT.as("seconder");
    private static final Account WITHDRAWER = ACCOUNT.as("withdrawer");

    private final DSLContext dsl;

    DecisionStore(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Until the transaction ends nobody else decides in the project, and no run gets past {@link Lapses}: what was last
     * seen stays what was last seen. Runs are written all the same.
     */
    void lock(long project) {
        dsl.selectOne()
                .from(PROJECT)
                .where(PROJECT.ID.eq(project))
                .forNoKeyUpdate()
                .fetch();
    }

    /** The finding as that run has it. */
    Optional<Subject> subject(long project, String fingerprint, long run) {
        return subject(project, fingerprint, RUN.ID.eq(run));
    }

    /** The finding as it was last seen on the branch. */
    Optional<Subject> lastSubject(long project, String fingerprint, String branch) {
        return subject(project, fingerprint, RUN.BRANCH.eq(branch));
    }

    private Optional<Subject> subject(long project, String fingerprint, Condition where) {
        return dsl.select(FINDING.FINGERPRINT, FINDING.CONTENT_HASH, RUN.BRANCH, FINDING.RULE)
                .from(FINDING)
                .join(RUN)
                .on(RUN.ID.eq(FINDING.RUN_ID))
                .where(FINDING.FINGERPRINT.eq(fingerprint), RUN.PROJECT_ID.eq(project), where)
                .orderBy(FINDING.RUN_ID.desc(), FINDING.ORDINAL)
                .limit(1)
                .fetchOptional(row -> new Subject(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /**
     * Writes a decision.
     *
     * @return its number; empty where one stands about the same
     */
    Optional<Long> insert(long project, Subject subject, NewDecision decision, long account) {
        return dsl.insertInto(DECISION)
                .set(DECISION.PROJECT_ID, project)
                .set(DECISION.FINGERPRINT, subject.fingerprint())
                .set(DECISION.CONTENT_HASH, subject.hash())
                .set(DECISION.BRANCH, subject.branch())
                .set(DECISION.RULE, subject.rule())
                .set(DECISION.VERDICT, decision.verdict())
                .set(DECISION.REASON, decision.reason())
                .set(DECISION.DECIDED_BY, account)
                .onConflictDoNothing()
                .returning(DECISION.ID)
                .fetchOptional(DECISION.ID);
    }

    /** A second person agrees; false where it does not stand, has a second one, or the person made it. */
    boolean second(long decision, long account) {
        return dsl.update(DECISION)
                        .set(DECISION.SECONDED_BY, account)
                        .set(DECISION.SECONDED_AT, DSL.currentOffsetDateTime())
                        .where(DECISION.ID.eq(decision), DECISION.SECONDED_BY.isNull(), STANDING)
                        .and(DECISION.DECIDED_BY.ne(account))
                        .execute()
                == 1;
    }

    /** It counts no more; false where it does not stand. */
    boolean withdraw(long decision, long account) {
        return dsl.update(DECISION)
                        .set(DECISION.WITHDRAWN_BY, account)
                        .set(DECISION.WITHDRAWN_AT, DSL.currentOffsetDateTime())
                        .where(DECISION.ID.eq(decision), STANDING)
                        .execute()
                == 1;
    }

    /** One decision about the finding. */
    Optional<Ruling> find(long project, String fingerprint, long decision) {
        return rulings()
                .where(about(project, fingerprint), DECISION.ID.eq(decision))
                .fetchOptional(DecisionStore::ruling);
    }

    /** What was decided about the finding, newest first. */
    List<Ruling> history(long project, String fingerprint, int limit) {
        return rulings()
                .where(about(project, fingerprint))
                .orderBy(DECISION.ID.desc())
                .limit(limit)
                .fetch(DecisionStore::ruling);
    }

    /** The decisions that are in force and let a finding pass, in the findings' order. */
    List<Decision> passing(long project) {
        Condition inForce = STANDING.and(PROJECT.FOUR_EYES.isFalse().or(DECISION.SECONDED_BY.isNotNull()));
        return rulings()
                .join(PROJECT)
                .on(PROJECT.ID.eq(DECISION.PROJECT_ID))
                .where(DECISION.PROJECT_ID.eq(project), inForce, DECISION.VERDICT.ne(Verdict.reject))
                .orderBy(DECISION.FINGERPRINT, DECISION.CONTENT_HASH)
                .fetch(row -> passing(ruling(row)));
    }

    private static Decision passing(Ruling ruling) {
        return new Decision(
                ruling.subject().fingerprint(),
                ruling.subject().contentHash(),
                ruling.subject().rule(),
                ruling.verdict() == Verdict.approve ? Decision.Verdict.APPROVE : Decision.Verdict.ACCEPT_RISK,
                ruling.reason(),
                ruling.persons(),
                ruling.decided().at().toInstant());
    }

    /** For each of the run's findings that has one: the decision that stands about it, or else the last that lapsed. */
    List<Ruling> ofRun(long project, long run) {
        Condition same = DECISION.CONTENT_HASH.eq(FINDING.CONTENT_HASH);
        return rulings()
                .join(FINDING)
                .on(FINDING.FINGERPRINT.eq(DECISION.FINGERPRINT))
                .where(DECISION.PROJECT_ID.eq(project), FINDING.RUN_ID.eq(run))
                .and(STANDING.and(same).or(DECISION.LAPSED_AT.isNotNull()))
                .orderBy(DSL.when(STANDING, 1).otherwise(0), DECISION.ID)
                .fetch(DecisionStore::ruling);
    }

    private static Condition about(long project, String fingerprint) {
        return DECISION.PROJECT_ID.eq(project).and(DECISION.FINGERPRINT.eq(fingerprint));
    }

    private SelectOnConditionStep<Record> rulings() {
        return dsl.select(DECISION.fields())
                .select(DECIDER.DISPLAY_NAME, SECONDER.DISPLAY_NAME, WITHDRAWER.DISPLAY_NAME)
                .from(DECISION)
                .join(DECIDER)
                .on(DECIDER.ID.eq(DECISION.DECIDED_BY))
                .leftJoin(SECONDER)
                .on(SECONDER.ID.eq(DECISION.SECONDED_BY))
                .leftJoin(WITHDRAWER)
                .on(WITHDRAWER.ID.eq(DECISION.WITHDRAWN_BY));
    }

    private static Ruling ruling(Record row) {
        return new Ruling(
                row.get(DECISION.ID),
                new Subject(
                        row.get(DECISION.FINGERPRINT),
                        row.get(DECISION.CONTENT_HASH),
                        row.get(DECISION.BRANCH),
                        row.get(DECISION.RULE)),
                row.get(DECISION.VERDICT),
                row.get(DECISION.REASON),
                new Act(row.get(DECISION.DECIDED_BY), row.get(DECIDER.DISPLAY_NAME), row.get(DECISION.DECIDED_AT)),
                Optional.ofNullable(row.get(DECISION.SECONDED_BY))
                        .map(who -> new Act(who, row.get(SECONDER.DISPLAY_NAME), row.get(DECISION.SECONDED_AT))),
                Optional.ofNullable(row.get(DECISION.WITHDRAWN_BY))
                        .map(who -> new Act(who, row.get(WITHDRAWER.DISPLAY_NAME), row.get(DECISION.WITHDRAWN_AT))),
                Optional.ofNullable(row.get(DECISION.LAPSED_AT)));
    }
}
