package io.windtunnel.app.review;

import io.windtunnel.app.access.Person;
import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.audit.AuditAction;
import io.windtunnel.app.audit.AuditEntry;
import io.windtunnel.app.audit.AuditEntry.Actor;
import io.windtunnel.app.audit.AuditLog;
import io.windtunnel.app.review.Ruling.State;
import io.windtunnel.app.web.NotFound;
import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.server.DecisionDocument;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people may decide, and what has been decided. Whatever changes is in the audit log, or has not changed. */
@Service
public class Decisions {

    private static final int SHOWN = 50;

    private final DecisionStore store;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    Decisions(DecisionStore store, AuditLog audit, ApplicationEventPublisher events) {
        this.store = store;
        this.audit = audit;
        this.events = events;
    }

    /**
     * What a finding's page says of decisions.
     *
     * @param project as the person may use it
     * @param run the number of the run whose content of the finding it is about
     */
    public DecisionPanel panel(Project project, Person person, String fingerprint, long run) {
        Optional<Subject> subject = store.subject(project.id(), fingerprint, run);
        return new DecisionPanel(
                project,
                person.id(),
                fingerprint,
                run,
                subject,
                subject.filter(seen -> isLast(project, seen)).isPresent(),
                store.history(project.id(), fingerprint, SHOWN));
    }

    /** What has been decided about the findings of a run. */
    public RunDecisions of(Project project, long run) {
        return RunDecisions.of(project.fourEyes(), store.ofRun(project.id(), run));
    }

    /**
     * Decides about a finding as a run has it.
     *
     * @param project in which the person may review
     * @throws NotFound if the run does not have the finding
     * @throws Refused if its script has changed meanwhile, or a decision about it stands
     */
    @Transactional
    public void decide(Project project, Person person, String fingerprint, NewDecision decision) {
        store.lock(project.id());
        Subject subject = store.subject(project.id(), fingerprint, decision.run())
                .orElseThrow(() -> new NotFound("no finding " + fingerprint + " in run " + decision.run()));
        if (!isLast(project, subject)) {
            throw conflict(
                    "The script has changed on " + subject.branch() + " since that run: decide on the last one.");
        }
        long id = store.insert(project.id(), subject, decision, person.id())
                .orElseThrow(() -> conflict("There is a decision about this already: withdraw it first."));
        Ruling made = require(project, fingerprint, id);
        log(project, person, AuditAction.DECISION_MADE, made);
        tell(project, made);
    }

    private boolean isLast(Project project, Subject subject) {
        return store.lastSubject(project.id(), subject.fingerprint(), subject.branch())
                .filter(last -> last.contentHash().equals(subject.contentHash()))
                .isPresent();
    }

    /**
     * Agrees to what somebody else decided.
     *
     * @throws NotFound if there is no such decision about the finding
     * @throws Refused if it is the person's own, does not stand, or has a second person
     */
    @Transactional
    public void second(Project project, Person person, String fingerprint, long decision) {
        store.lock(project.id());
        Ruling ruling = require(project, fingerprint, decision);
        if (ruling.decided().account() == person.id()) {
            throw new Refused(HttpStatus.FORBIDDEN, "You made this decision: another person has to agree to it.");
        }
        if (ruling.state(project.fourEyes()) != State.WAITS || !store.second(decision, person.id())) {
            throw conflict("This decision does not wait for a second person (any more).");
        }
        Ruling seconded = require(project, fingerprint, decision);
        log(project, person, AuditAction.DECISION_SECONDED, seconded);
        tell(project, seconded);
    }

    /**
     * Takes a decision back, one's own or another's.
     *
     * @throws NotFound if there is no such decision about the finding
     * @throws Refused if it does not stand
     */
    @Transactional
    public void withdraw(Project project, Person person, String fingerprint, long decision) {
        Ruling ruling = require(project, fingerprint, decision);
        if (!store.withdraw(decision, person.id())) {
            throw conflict("This decision does not stand any more.");
        }
        log(project, person, AuditAction.DECISION_WITHDRAWN, ruling);
    }

    /** What the check reads back: the decisions that are in force and let a finding pass. */
    DecisionDocument document(String slug, long project) {
        return new DecisionDocument(DecisionDocument.SCHEMA_VERSION, slug, store.passing(project));
    }

    private Ruling require(Project project, String fingerprint, long decision) {
        return store.find(project.id(), fingerprint, decision)
                .orElseThrow(() -> new NotFound("no decision " + decision + " about this finding"));
    }

    private void log(Project project, Person person, AuditAction action, Ruling ruling) {
        Actor actor = new Actor(person.name(), Optional.of(person.id()));
        audit.add(new AuditEntry(actor, project.id(), action, ruling.subject().fingerprint())
                .with("decision", String.valueOf(ruling.id()))
                .with("verdict", ruling.verdict().getLiteral())
                .with("reason", ruling.reason())
                .with("rule", ruling.subject().rule())
                .with("branch", ruling.subject().branch())
                .with("contentHash", ruling.subject().contentHash()));
    }

    private void tell(Project project, Ruling ruling) {
        if (ruling.state(project.fourEyes()) == State.IN_FORCE) {
            events.publishEvent(new DecisionMade(project.id(), ruling));
        }
    }

    private static Refused conflict(String reason) {
        return new Refused(HttpStatus.CONFLICT, reason);
    }
}
