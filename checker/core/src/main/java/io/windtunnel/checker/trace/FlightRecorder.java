package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.flyway.FlywayMessages;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.observation.IndexInvalid;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.NoticeRaised;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.script.ScriptStatement;
import io.windtunnel.checker.trace.MigrationTracer.SchemaSource;
import io.windtunnel.domain.report.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Listens to Flyway and to the statements of Java migrations, and keeps what is recorded of each migration. */
final class FlightRecorder implements Callback, StatementWatch.Witness {

    private static final Set<Event> EVENTS = Set.of(
            Event.BEFORE_EACH_MIGRATE,
            Event.AFTER_EACH_MIGRATE,
            Event.BEFORE_EACH_MIGRATE_STATEMENT,
            Event.AFTER_EACH_MIGRATE_STATEMENT,
            Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR);

    private final MigrationHistory history;
    private final StatementsAhead statements;
    private final DeploymentPlan plan;
    private final FlightDeck deck;
    private final Watchdog watchdog;
    private final SchemaSource schema;
    private final RowWatch rows;
    private final FlightListener listener;
    private final List<Leg> legs = new ArrayList<>();
    private final List<MigrationTrace> migrations = new ArrayList<>();
    private Optional<CatalogSnapshot> before = Optional.empty();
    private Optional<CatalogSnapshot> first = Optional.empty();
    private Optional<CatalogSnapshot> last = Optional.empty();
    private @Nullable KnownObjects known;
    private @Nullable KnownObjects knownAtFirst;
    private @Nullable Departure departure;
    private @Nullable MigrationRecorder recorder;
    private Optional<FailedStatement> failed = Optional.empty();
    private long startedAt;
    private int begun;

    /**
     * A migration that has begun and may not have run a statement yet.
     *
     * @param known what was known before it
     */
    private record Departure(ResolvedScript script, List<ScriptStatement> statements, KnownObjects known) {}

    private record FailedStatement(
            String sql, Duration duration, List<NoticeRaised> notices, Optional<String> stopped) {}

    FlightRecorder(
            MigrationHistory history,
            StatementsAhead statements,
            DeploymentPlan plan,
            FlightDeck deck,
            Watchdog watchdog,
            SchemaSource schema,
            RowWatch rows,
            FlightListener listener) {
        this.history = history;
        this.statements = statements;
        this.plan = plan;
        this.deck = deck;
        this.watchdog = watchdog;
        this.schema = schema;
        this.rows = rows;
        this.listener = listener;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return EVENTS.contains(event);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "windtunnel";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            switch (event) {
                case BEFORE_EACH_MIGRATE -> depart(history.find(context.getMigrationInfo()));
                case AFTER_EACH_MIGRATE -> arrive();
                case BEFORE_EACH_MIGRATE_STATEMENT -> starting(context.getConnection(), "");
                case AFTER_EACH_MIGRATE_STATEMENT -> {
                    Duration duration = stop();
                    active().succeeded(
                                    context.getConnection(),
                                    context.getStatement().getSql(),
                                    duration,
                                    Notices.of(context.getStatement()));
                    stopIfBlind(context.getConnection());
                }
                case AFTER_EACH_MIGRATE_STATEMENT_ERROR ->
                    failed = Optional.of(new FailedStatement(
                            context.getStatement().getSql(),
                            stop(),
                            Notices.of(context.getStatement()),
                            watchdog.disarm()));
                default -> {}
            }
        } catch (SQLException e) {
            throw new FlywayException("the observers lost the server: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isWatching() {
        return departure != null && departure.script().isJava();
    }

    @Override
    public void starting(Connection session, String sql) throws SQLException {
        if (recorder == null) {
            recorder = record(session);
        }
        recorder.starting(session);
        watchdog.arm(session);
        startedAt = System.nanoTime();
    }

    @Override
    public void ended(Connection session, String sql, Duration duration, Optional<SQLWarning> warnings) {
        watchdog.disarm();
        active().succeeded(session, sql, duration, Notices.of(warnings));
        stopIfBlind(session);
    }

    /** Where the observers see nothing any more, a report of nothing would look like a clean one. */
    private void stopIfBlind(Connection session) {
        if (deck.isBlindNow(session)) {
            Problem problem = active().problemAtLast(
                            "This statement dropped, changed or switched off what Windtunnel observes with (schema windtunnel,"
                                    + " the event triggers, event_triggers), so the flight ends here.",
                            "Leave those out of scripts, or run without --superuser: then the server protects them.");
            deck.blind(problem);
            throw new FlywayException(problem.message());
        }
    }

    /** A problem of the statement that is running, or of none. */
    Problem problemHere(String message, String help) {
        return recorder == null ? Problem.of(message, help) : recorder.problemAtNext(message, help);
    }

    @Override
    public void failed(String sql, Duration duration, SQLException why) {
        failed = Optional.of(new FailedStatement(sql, duration, List.of(), watchdog.disarm()));
    }

    private Duration stop() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** A script begins. */
    void depart(ResolvedScript script) throws SQLException {
        List<ScriptStatement> cut = statements.of(script);
        begun++;
        boolean begins = known == null || plan == DeploymentPlan.ONE_BY_ONE;
        if (begins) {
            endLeg(true); // only now is the migration before this one committed
            Optional<CatalogSnapshot> atFirst = rows.deploymentBegins();
            known = deck.beginDeployment();
            knownAtFirst = known.copy();
            if (could(script, DropSuspicion::couldExpose)) {
                rows.guard();
            }
            boolean isFirst = begun == 1;
            before = atFirst.isPresent() ? atFirst : schemaBefore(script);
            if (isFirst) {
                first = before.or(schema::picture);
            }
        }
        rows.scriptBegins();
        listener.migration(begun, script.script().path());
        departure = new Departure(script, cut, known().copy());
        recorder = null;
        failed = Optional.empty();
    }

    private Optional<CatalogSnapshot> schemaBefore(ResolvedScript script) {
        if (schema.isCompared() && last.isPresent()) {
            return last; // nobody has changed it since the deployment before this one
        }
        return schema.isCompared() || could(script, DropSuspicion::couldDrop) ? schema.read() : Optional.empty();
    }

    /** Whether the deployment that begins with this script could do something. */
    private boolean could(ResolvedScript first, Predicate<List<ScriptStatement>> suspicion) {
        List<ResolvedScript> ahead = history.scripts();
        List<ResolvedScript> deployment =
                plan == DeploymentPlan.ONE_BY_ONE ? List.of(first) : ahead.subList(ahead.indexOf(first), ahead.size());
        return deployment.stream().anyMatch(script -> script.isJava() || suspicion.test(statements.of(script)));
    }

    private MigrationRecorder record(Connection session) throws SQLException {
        Departure script = departure();
        boolean outside = session.getAutoCommit();
        Sighting first = deck.look(session, outside);
        return new MigrationRecorder(
                script.script(), script.statements(), outside, deck, known(), rows.follower(), first);
    }

    /** It has run to its end. */
    void arrive() {
        watchdog.disarm();
        migrations.add(
                recorder == null
                        ? new MigrationTrace(departure().script().script(), true, List.of())
                        : recorder.trace());
        departure = null;
    }

    /**
     * The migration that has failed is flown again: nothing of it is kept.
     *
     * @return whether it can be, because its transaction took everything back
     */
    boolean forgetFailed(boolean wholeGroup) {
        if (recorder == null || recorder.isOutside()) {
            return false;
        }
        forget(wholeGroup);
        return true;
    }

    private void forget(boolean wholeGroup) {
        known = wholeGroup
                ? Objects.requireNonNull(knownAtFirst).copy()
                : departure().known();
        if (wholeGroup) {
            migrations.clear();
        }
        departure = null;
        recorder = null;
        failed = Optional.empty();
        begun--;
    }

    /**
     * Takes the sample rows away that a statement failed for, so that its migration can be flown again.
     *
     * @return whether that makes sense: whether rows can be the reason, and the migration can be taken back
     */
    boolean setAside(Optional<SQLException> cause, boolean wholeGroup) throws SQLException {
        if (recorder == null
                || failed.isEmpty()
                || cause.isEmpty()
                || (recorder.isOutside() && recorder.statementsSeen() > 0)) {
            return false;
        }
        ScriptStatement place = recorder.place(failed.get().sql());
        MigrationScript script = recorder.script().script();
        if (!rows.setAside(
                script, recorder.statementsSeen(), place, failure(failed.get(), cause.get(), place), cause.get())) {
            return false;
        }
        if (recorder.isOutside()) {
            rows.cleanUp(known(), new IndexInvalid.Place(script, place.lines()));
        }
        forget(wholeGroup);
        return true;
    }

    private static StatementFailure failure(FailedStatement statement, SQLException cause, ScriptStatement place) {
        StatementFailure failure = Failures.of(cause, place);
        return statement.stopped().map(why -> Failures.stopped(failure, why)).orElse(failure);
    }

    /**
     * Keeps what is known of a migration that failed.
     *
     * @return whether there was one: if not, Flyway refused the history before it began
     */
    boolean failed(FlywayException thrown, Optional<SQLException> cause) throws SQLException {
        if (departure == null) {
            Optional<ResolvedScript> refused = history.refused(thrown);
            if (refused.isEmpty() || !Failures.namesLine(FlywayMessages.innermost(thrown))) {
                return false;
            }
            depart(refused.get()); // Flyway looks into a script before it announces it
        }
        MigrationRecorder failing = recorder == null
                ? new MigrationRecorder(
                        departure().script(),
                        departure().statements(),
                        false,
                        deck,
                        known(),
                        rows.follower(),
                        Sighting.NOTHING)
                : recorder;
        FailedStatement statement = failed.orElse(new FailedStatement("", Duration.ZERO, List.of(), Optional.empty()));
        ScriptStatement place = failing.place(statement.sql());
        StatementFailure refusal = Failures.refusal(FlywayMessages.innermost(thrown), place);
        failing.failed(
                statement.sql(),
                statement.duration(),
                statement.notices(),
                failed.isPresent() && cause.isPresent()
                        ? failure(statement, cause.get(), place)
                        : statement
                                .stopped()
                                .map(why -> Failures.stopped(refusal, why))
                                .orElse(refusal));
        rows.acquit(failing.script().script(), failing.statementsSeen() - 1);
        migrations.add(failing.trace());
        departure = null;
        return true;
    }

    /**
     * The flight is over.
     *
     * @param alive whether the server can still be asked
     */
    List<Leg> finish(boolean alive) {
        if (departure != null && recorder != null) {
            migrations.add(recorder.trace());
        }
        endLeg(alive);
        if (last.isEmpty() && alive && !legs.isEmpty()) {
            last = schema.picture();
        }
        return List.copyOf(legs);
    }

    /** The schema before the first migration, where it was read. */
    Optional<CatalogSnapshot> before() {
        return first;
    }

    /** The committed schema at the end, where it was read; there once the flight is finished. */
    Optional<CatalogSnapshot> after() {
        return last;
    }

    private void endLeg(boolean alive) {
        if (migrations.isEmpty()) {
            return;
        }
        boolean dropped = migrations.stream()
                .flatMap(MigrationTrace::allStatements)
                .flatMap(statement -> statement.all(ObjectDropped.class))
                .anyMatch(ObjectDropped::existedBefore);
        boolean wanted = before.isPresent() && alive && (dropped || schema.isCompared());
        Optional<CatalogSnapshot> after = wanted ? schema.read() : Optional.empty();
        last = after;
        List<Trial> trials = alive ? new ArrayList<>(rows.deploymentEnds(migrations, known())) : new ArrayList<>();
        if (after.isPresent()) {
            trials.addAll(rows.accepted(before.orElseThrow(), migrations));
        }
        legs.add(new Leg(migrations, after.isPresent() ? before : Optional.empty(), after, trials));
        migrations.clear();
    }

    private MigrationRecorder active() {
        if (recorder == null) {
            throw new IllegalStateException("a statement ended that never began");
        }
        return recorder;
    }

    private Departure departure() {
        if (departure == null) {
            throw new IllegalStateException("a statement ran outside every migration");
        }
        return departure;
    }

    private KnownObjects known() {
        if (known == null) {
            throw new IllegalStateException("a migration runs in no deployment");
        }
        return known;
    }
}
