package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.Sandbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Has Flyway apply what is not applied yet, takes the time of each statement and counts the rows that it writes; nobody
 * looks on.
 */
public final class TimedFlight {

    private static final String STOPPED = "57014";

    private final Sandbox sandbox;
    private final MigrationHistory history;

    /** A flight in a server with the base history applied. */
    public TimedFlight(Sandbox sandbox, MigrationHistory history) {
        this.sandbox = sandbox;
        this.history = history;
    }

    /**
     * What was seen.
     *
     * @param statements those of each script, by its file; without those of Java migrations, and up to the first one that
     *     failed
     * @param wasStopped whether one took too long
     */
    public record Flown(Map<String, List<TimedStatement>> statements, boolean wasStopped) {}

    /**
     * Flies.
     *
     * @param counted the tables whose rows are counted, SQL-quoted with their schemas
     * @param longest after which a statement is stopped, unless the scripts set a time-out themselves
     * @throws SQLException when the sandbox cannot be prepared
     */
    public Flown fly(Collection<String> counted, Duration longest) throws SQLException {
        if (sandbox.administratorIsSuperuser()) {
            try (Connection administrator = sandbox.administrator().connect()) {
                Lookout.install(administrator); // its event triggers take their time in the flight that is compared
            }
        }
        Clock clock = new Clock(history, counted);
        try {
            history.configure(new FlightDataSource(sandbox.owner(), longest), clock)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            return new Flown(clock.statements, wasStopped(e)); // what ran before the failure is told
        }
        return new Flown(clock.statements, false);
    }

    private static boolean wasStopped(FlywayException failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause instanceof SQLException stopped && STOPPED.equals(stopped.getSQLState());
    }

    private static final class Clock implements Callback {

        private final MigrationHistory history;
        private final Collection<String> counted;
        private final Map<String, List<TimedStatement>> statements = new LinkedHashMap<>();
        private Optional<WriteCount> count = Optional.empty();
        private long startedAt;

        Clock(MigrationHistory history, Collection<String> counted) {
            this.history = history;
            this.counted = counted;
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE_STATEMENT || event == Event.AFTER_EACH_MIGRATE_STATEMENT;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public String getCallbackName() {
            return "windtunnel clock";
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                if (event == Event.BEFORE_EACH_MIGRATE_STATEMENT) {
                    count = Optional.of(new WriteCount(context.getConnection(), counted));
                    startedAt = System.nanoTime();
                    return;
                }
                Duration duration = Duration.ofNanos(System.nanoTime() - startedAt);
                String script =
                        history.find(context.getMigrationInfo()).script().path();
                Map<String, Long> written = count.isPresent() ? count.get().written() : Map.of();
                statements
                        .computeIfAbsent(script, none -> new ArrayList<>())
                        .add(new TimedStatement(duration, written));
            } catch (SQLException e) {
                throw new FlywayException("rows could not be counted: " + e.getMessage(), e);
            }
        }
    }
}
