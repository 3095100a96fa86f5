package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.observation.DifferenceHidden;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.NoticeRaised;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.RowsLost;
import io.windtunnel.checker.observation.SessionBlocked;
import io.windtunnel.checker.observation.SettingChanged;
import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.ScriptStatement;
import io.windtunnel.checker.trace.StretchReader.Nested;
import io.windtunnel.checker.trace.StretchReader.Reading;
import io.windtunnel.domain.postgres.LockMode;
import io.windtunnel.domain.report.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records one migration while it runs: a look before its first statement, and one after each. */
final class MigrationRecorder {

    private final ResolvedScript script;
    private final List<ScriptStatement> statements;
    private final boolean outside;
    private final FlightDeck deck;
    private final KnownObjects known;
    private final Optional<RowFollower> follower;
    private final List<StatementTrace> traces = new ArrayList<>();
    private Sighting last;
    private Sighting rebased;

    /**
     * @param statements the script's statements, empty for a Java migration
     * @param outside whether it runs outside a transaction
     * @param follower follows the rows, where there are any to follow
     */
    MigrationRecorder(
            ResolvedScript script,
            List<ScriptStatement> statements,
            boolean outside,
            FlightDeck deck,
            KnownObjects known,
            Optional<RowFollower> follower,
            Sighting first) {
        this.script = script;
        this.statements = List.copyOf(statements);
        this.outside = outside;
        this.deck = deck;
        this.known = known;
        this.follower = follower;
        this.last = first;
        this.rebased = first;
        if (outside) {
            first.relations().values().forEach(known::learn);
        }
    }

    boolean isOutside() {
        return outside;
    }

    ResolvedScript script() {
        return script;
    }

    int statementsSeen() {
        return traces.size();
    }

    /** What is recorded so far. */
    MigrationTrace trace() {
        return new MigrationTrace(script.script(), !outside, traces);
    }

    /** A statement was run. */
    void succeeded(Connection session, String sql, Duration duration, List<NoticeRaised> notices) {
        Sighting now;
        try {
            now = deck.look(session, outside);
        } catch (SQLException e) {
            deck.unseen(script, place(sql).lines(), e);
            add(sql, duration, Optional.empty(), new Reading(List.of(), List.of()), notices, Optional.empty());
            return;
        }
        boolean sameTransaction = now.transaction().equals(last.transaction());
        Map<Long, SeenRelation> before = sameTransaction || outside ? last.relations() : Map.of();
        learnEarlierState(now);
        Reading reading = new StretchReader(known, place(sql))
                .read(before, now)
                .with(blocked(now))
                .with(settings(now));
        List<Observation> seen = new ArrayList<>(follow(session, sql, now, reading));
        seen.addAll(hidden(session, sql, reading, notices));
        add(sql, duration, Optional.of(now), reading.with(seen), notices, Optional.empty());
        last = rebased;
    }

    /** What IF NOT EXISTS hid. To try it moves the counters, so that another look is needed. */
    private List<DifferenceHidden> hidden(Connection session, String sql, Reading reading, List<NoticeRaised> notices) {
        if (outside || !deck.canObserve() || !reading.nested().isEmpty() || !HiddenDifference.isPossible(notices)) {
            return List.of();
        }
        try {
            List<DifferenceHidden> hidden = HiddenDifference.find(session, sql, notices);
            rebased = deck.look(session, false);
            return hidden;
        } catch (SQLException e) {
            deck.unseen(script, place(sql).lines(), e);
            return List.of();
        }
    }

    private List<SettingChanged> settings(Sighting now) {
        return last.settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(was -> !was.getValue().equals(now.settings().get(was.getKey())))
                .map(was -> new SettingChanged(
                        was.getKey(), was.getValue(), now.settings().getOrDefault(was.getKey(), "")))
                .toList();
    }

    /**
     * What became of the rows. To read them takes locks and scans tables; a second look keeps that off the next
     * statement's account.
     */
    private List<Observation> follow(Connection session, String sql, Sighting now, Reading reading) {
        rebased = now;
        if (follower.isEmpty()) {
            return List.of();
        }
        Set<Long> touched = follower.get().touched(now, reading.observations());
        if (touched.isEmpty() && !follower.get().hasLost(now)) {
            return List.of();
        }
        try {
            List<TableRows> rows = touched.isEmpty() ? List.of() : deck.rows(session, touched);
            rebased = touched.isEmpty() ? now : deck.look(session, outside);
            return judged(session, sql, follower.get(), follower.get().follow(now, rows, known));
        } catch (SQLException e) {
            deck.unseen(script, place(sql).lines(), e);
            return List.of();
        }
    }

    /** Which samples meet a condition is chance. */
    private static List<Observation> judged(
            Connection session, String sql, RowFollower follower, List<Observation> seen) throws SQLException {
        if (seen.stream().noneMatch(follower::isOfSamples) || !DeletePlan.looksElsewhere(session, sql)) {
            return seen;
        }
        return seen.stream()
                .map(fact -> fact instanceof RowsLost lost && follower.isOfSamples(lost) ? lost.byChance() : fact)
                .toList();
    }

    /** A statement begins. */
    void starting(Connection session) throws SQLException {
        if (outside && deck.secondSession().isPresent()) {
            deck.secondSession().get().starting(session, known, this::untried);
        }
    }

    private List<SessionBlocked> blocked(Sighting now) {
        return deck.secondSession()
                .map(second -> outside ? second.ended() : second.look(now, known, this::untried))
                .orElse(List.of());
    }

    private void untried(String what) {
        deck.problem(problemAtNext(what, "Look at the statement's locks: they tell who could have to wait."));
    }

    /** A statement failed; its transaction can be asked nothing any more. */
    void failed(String sql, Duration duration, List<NoticeRaised> notices, StatementFailure failure) {
        add(sql, duration, Optional.empty(), new Reading(List.of(), List.of()), notices, Optional.of(failure));
    }

    /** Where the next statement stands, or where the whole script does. */
    ScriptStatement place(String sql) {
        int index = traces.size();
        return index < statements.size()
                ? statements.get(index)
                : new ScriptStatement("", script.isJava() ? LineRange.NONE : new LineRange(1, 1), 1, sql, sql);
    }

    /** A problem of the statement that ran last. */
    Problem problemAtLast(String message, String help) {
        return problem(traces.get(traces.size() - 1).lines(), message, help);
    }

    /** A problem of the statement that runs. */
    Problem problemAtNext(String message, String help) {
        return problem(place("").lines(), message, help);
    }

    private Problem problem(LineRange lines, String message, String help) {
        return Problem.in(script.script().path(), Math.max(1, lines.start()), message, help);
    }

    private void add(
            String sql,
            Duration duration,
            Optional<Sighting> now,
            Reading reading,
            List<NoticeRaised> notices,
            Optional<StatementFailure> failure) {
        ScriptStatement place = place(sql);
        List<Observation> observations = new ArrayList<>(reading.observations());
        observations.addAll(notices);
        boolean ended = !outside && now.isPresent() && !now.get().transaction().equals(last.transaction());
        Optional<Integer> transaction =
                last.transaction().filter(open -> !outside).map(deck::transactionNumber);
        List<StatementTrace> nested = new ArrayList<>();
        for (Nested command : reading.nested()) {
            ScriptStatement outer = command.part().orElse(place);
            boolean isPart = command.stack().text().isEmpty();
            nested.add(new StatementTrace(
                    nested.size(),
                    command.stack().linesIn(outer.sql(), outer.lines()),
                    isPart ? outer.sql() : command.stack().sql().orElse(command.tag()),
                    command.duration(),
                    transaction,
                    false,
                    last.timeouts(),
                    command.observations(),
                    Optional.empty(),
                    List.of()));
        }
        traces.add(new StatementTrace(
                traces.size(),
                place.lines(),
                place.written(),
                duration,
                transaction,
                ended,
                last.timeouts(),
                observations,
                failure,
                nested));
    }

    /** Older relations that are about to be judged need to be known as they were before this transaction. */
    private void learnEarlierState(Sighting now) {
        Set<Long> unknown = new LinkedHashSet<>();
        now.relations().values().stream()
                .filter(seen -> known.existedBefore(seen.oid()) && isUnknown(seen))
                .filter(seen -> seen.shape().isPresent()
                        || seen.modes().contains(LockMode.ACCESS_EXCLUSIVE)
                        || isTouched(now, seen.oid()))
                .forEach(seen -> unknown.add(seen.oid()));
        if (!unknown.isEmpty()) {
            // What a statement outside a transaction made is committed by now.
            deck.earlierState(unknown).stream()
                    .filter(earlier -> !outside || known.existedBefore(earlier.oid()))
                    .forEach(known::learnEarlier);
        }
    }

    /** A table can be known from a weaker lock, under which its indexes were not looked at. */
    private boolean isUnknown(SeenRelation seen) {
        return !known.knows(seen.oid())
                || (seen.shape().isPresent() && known.shape(seen.oid()).isEmpty())
                || seen.indexes().stream().anyMatch(index -> !known.knows(index.oid()));
    }

    private static boolean isTouched(Sighting now, long oid) {
        return now.events().stream()
                .anyMatch(event -> event instanceof ServerEvent.CommandEnded ended
                        && ended.objects().stream().anyMatch(object -> object.oid() == oid));
    }
}
