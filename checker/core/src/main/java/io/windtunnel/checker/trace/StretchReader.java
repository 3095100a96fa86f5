package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.script.ScriptStatement;
import io.windtunnel.checker.trace.ServerEvent.CommandEnded;
import io.windtunnel.checker.trace.ServerEvent.CommandStarted;
import io.windtunnel.checker.trace.ServerEvent.Dropped;
import io.windtunnel.checker.trace.ServerEvent.SeenConstraint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cuts what happened between two looks into the statement itself and the commands inside it, and has them observed. */
final class StretchReader {

    private static final List<Observer> OBSERVERS = List.of(
            new LockObserver(),
            new ScanObserver(),
            new WriteObserver(),
            new RewriteObserver(),
            new ShapeObserver(),
            new CommandObserver(),
            new DropObserver());

    /**
     * What was seen of a statement.
     *
     * @param nested the commands inside it
     */
    record Reading(List<Observation> observations, List<Nested> nested) {

        Reading with(List<? extends Observation> more) {
            return more.isEmpty()
                    ? this
                    : new Reading(
                            Stream.concat(observations.stream(), more.stream()).toList(), nested);
        }
    }

    /**
     * A command that ran inside a DO block or a function, or beside others that Flyway took for one statement.
     *
     * @param part the statement that it is, or that it ran in, where Flyway took several for one
     */
    record Nested(
            String tag,
            CallStack stack,
            Optional<ScriptStatement> part,
            Duration duration,
            List<Observation> observations) {}

    private final KnownObjects known;
    private final ScriptStatement statement;

    /** @param statement the one that ran, as Flyway's parser cut it out */
    StretchReader(KnownObjects known, ScriptStatement statement) {
        this.known = known;
        this.statement = statement;
    }

    /**
     * @param before the relations seen by the look before, empty in a new transaction
     * @param now the look after the statement
     */
    Reading read(Map<Long, SeenRelation> before, Sighting now) {
        now.events().forEach(this::learnNames);
        List<Nested> nested = new ArrayList<>();
        List<ServerEvent> own = new ArrayList<>();
        List<ServerEvent> open = new ArrayList<>();
        Map<Long, SeenRelation> start = before;
        Duration startedAt = Duration.ZERO;
        // The statement as a whole is read before the parts are learnt: what they created is new to it, too.
        List<Observation> whole = observe(before, locksOf(now), withoutNested(now.events(), own));
        for (ServerEvent event : now.events()) {
            if (event instanceof CommandStarted started) {
                start = started.held();
                startedAt = started.at();
                open.clear();
            } else if (event instanceof CommandEnded ended && isInside(ended)) {
                open.add(ended);
                Map<Long, SeenRelation> held = ended.held().orElse(start);
                nested.add(new Nested(
                        ended.tag(),
                        new CallStack(ended.stack()),
                        part(ended),
                        ended.at().minus(startedAt),
                        observe(start, held, open)));
                learn(open, held);
                start = held;
                open.clear();
            } else {
                open.add(event);
            }
        }
        learn(own, now.relations());
        return new Reading(whole, List.copyOf(nested));
    }

    private boolean isInside(CommandEnded ended) {
        return ended.isNested() || part(ended).isPresent();
    }

    private Optional<ScriptStatement> part(CommandEnded ended) {
        return ended.query().flatMap(statement::part);
    }

    private List<Observation> observe(
            Map<Long, SeenRelation> before, Map<Long, SeenRelation> after, List<ServerEvent> events) {
        Stretch stretch = new Stretch(known, before, after, events);
        List<Observation> observations = new ArrayList<>();
        OBSERVERS.forEach(observer -> observations.addAll(observer.observe(stretch)));
        return observations;
    }

    /** Drops and rewrites belong to the command that ends next. */
    private List<ServerEvent> withoutNested(List<ServerEvent> events, List<ServerEvent> own) {
        List<ServerEvent> open = new ArrayList<>();
        for (ServerEvent event : events) {
            if (event instanceof CommandStarted) {
                own.addAll(open);
                open.clear();
            } else if (event instanceof CommandEnded ended) {
                if (!isInside(ended)) {
                    own.addAll(open);
                    own.add(ended);
                }
                open.clear();
            } else {
                open.add(event);
            }
        }
        own.addAll(open);
        return own;
    }

    /** Outside a transaction the locks are gone by now; what the event trigger saw stands in for them. */
    private static Map<Long, SeenRelation> locksOf(Sighting now) {
        Map<Long, SeenRelation> relations = new java.util.LinkedHashMap<>(now.relations());
        for (ServerEvent event : now.events()) {
            if (event instanceof CommandEnded ended
                    && !ended.isNested()
                    && ended.held().isPresent()) {
                ended.held()
                        .get()
                        .forEach((oid, seen) ->
                                relations.merge(oid, seen, (all, locked) -> all.withModes(locked.modes())));
            }
        }
        return relations;
    }

    /** After a DROP the OID resolves no more: the event tells its name one last time. */
    private void learnNames(ServerEvent event) {
        if (event instanceof Dropped dropped) {
            dropped.objects().stream().filter(row -> row.names().size() == 2).forEach(row -> kindOf(row.kind())
                    .ifPresent(kind -> known.learnName(row.oid(), row.identity(), kind)));
        }
    }

    private static Optional<Character> kindOf(String kind) {
        return Optional.ofNullable(Map.of(
                        "table",
                        'r',
                        "index",
                        'i',
                        "sequence",
                        'S',
                        "view",
                        'v',
                        "materialized view",
                        'm',
                        "foreign table",
                        'f')
                .get(kind));
    }

    private void learn(List<ServerEvent> events, Map<Long, SeenRelation> relations) {
        relations.values().forEach(known::learn);
        for (ServerEvent event : events) {
            if (event instanceof Dropped dropped) {
                dropped.objects().stream()
                        .filter(row -> !row.kind().endsWith(" column")) // its number is that of its table
                        .forEach(row -> {
                            known.forgetConstraint(row.oid());
                            known.learnGone(row.oid());
                        });
            } else if (event instanceof CommandEnded ended) {
                ended.objects().forEach(object -> {
                    known.learn(object.oid());
                    object.constraints().forEach(constraint -> known.learn(constraint.oid()));
                    known.learnConstraints(
                            object.oid(),
                            object.constraints().stream()
                                    .collect(Collectors.toMap(SeenConstraint::oid, SeenConstraint::name)));
                });
            }
        }
    }
}
