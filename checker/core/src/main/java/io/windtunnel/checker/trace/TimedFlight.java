package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.Sandbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Has Flyway apply what is not applied yet and takes the time of each statement; nobody looks on. */
public final class TimedFlight {

    private final Sandbox sandbox;
    private final MigrationHistory history;

    /** A flight in a server with the base history applied. */
    public TimedFlight(Sandbox sandbox, MigrationHistory history) {
        this.sandbox = sandbox;
        this.history = history;
    }

    /**
     * Flies.
     *
     * @return how long the statements of each script took, by its file; without those of Java migrations, and up to the
     *     first one that failed
     * @throws SQLException when the sandbox cannot be prepared
     */
    public Map<String, List<Duration>> fly() throws SQLException {
        if (sandbox.administratorIsSuperuser()) {
            try (Connection administrator = sandbox.administrator().connect()) {
                Lookout.install(administrator); // its event triggers take their time in the flight that is compared
            }
        }
        Clock clock = new Clock(history);
        try {
            history.configure(new FlightDataSource(sandbox.owner()), clock)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            return clock.durations; // what ran before the failure is told
        }
        return clock.durations;
    }

    private static final class Clock implements Callback {

        private final MigrationHistory history;
        private final Map<String, List<Duration>> durations = new LinkedHashMap<>();
        private long startedAt;

        Clock(MigrationHistory history) {
            this.history = history;
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
            if (event == Event.BEFORE_EACH_MIGRATE_STATEMENT) {
                startedAt = System.nanoTime();
                return;
            }
            Duration duration = Duration.ofNanos(System.nanoTime() - startedAt);
            String script = history.find(context.getMigrationInfo()).script().path();
            durations.computeIfAbsent(script, none -> new ArrayList<>()).add(duration);
        }
    }
}
