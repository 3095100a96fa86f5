package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.LockTaken;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.observation.RowsGrown;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Threshold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The statements of a deployment with the locks that were held while each of them ran. */
final class Ledger {

    private final Deployment deployment;
    private final int share;
    private final Map<Long, Held> held = new HashMap<>();
    private final Set<Long> emptied = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private Optional<Integer> transaction = Optional.empty();

    private Ledger(Deployment deployment, int share) {
        this.deployment = deployment;
        this.share = share;
    }

    /** One entry a statement, the nested ones too, in the order of the flight. */
    static List<Entry> of(Deployment deployment) {
        return of(deployment, (int) Threshold.WRITE_SHARE.initial());
    }

    /**
     * The same where somebody asks what was written.
     *
     * @param share how many of a hundred rows are a share of a table
     */
    static List<Entry> of(Deployment deployment, int share) {
        Ledger ledger = new Ledger(deployment, share);
        deployment.steps().forEach(ledger::add);
        return List.copyOf(ledger.entries);
    }

    private void add(Step step) {
        if (step.statement().transaction().isEmpty()
                || !step.statement().transaction().equals(transaction)) {
            held.clear();
        }
        transaction = step.statement().transaction();
        List<Observation> facts = OwnFacts.of(step.statement());
        List<Held> taken = taken(step, facts);
        entries.add(new Entry(step, facts, taken, held, emptied, growth(step), share));
        taken.forEach(lock -> held.merge(lock.relation().oid(), lock, Held::stronger));
        learnEmptied(facts);
    }

    /** Of each relation the strongest. */
    private static List<Held> taken(Step step, List<Observation> facts) {
        Map<Long, Held> strongest = new LinkedHashMap<>();
        for (Observation fact : facts) {
            if (fact instanceof LockTaken lock && Held.stops(lock)) {
                strongest.merge(lock.relation().oid(), new Held(lock.relation(), lock.mode(), step), Held::stronger);
            }
        }
        return List.copyOf(strongest.values());
    }

    private void learnEmptied(List<Observation> facts) {
        for (Observation fact : facts) {
            if (fact instanceof RelationRewritten rewritten && rewritten.isEmptied()) {
                emptied.add(rewritten.relation().oid());
            }
            if (fact instanceof RowsWritten written && written.inserted() > 0) {
                emptied.remove(written.relation().oid());
            }
        }
    }

    private List<RowsGrown> growth(Step step) {
        return deployment
                .trials(RowsGrown.class)
                .filter(grown -> grown.script().equals(step.script())
                        && grown.statement() == step.outermost().index())
                .toList();
    }
}
