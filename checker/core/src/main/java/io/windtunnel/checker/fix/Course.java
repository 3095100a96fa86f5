package io.windtunnel.checker.fix;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.trace.Flight;
import io.windtunnel.checker.trace.FlightListener;
import io.windtunnel.checker.trace.StartingPoint;
import io.windtunnel.domain.report.Finding;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is flown again with edits: from where, which scripts, and how it is judged. */
public final class Course {

    private final MigrationHistory history;
    private final StartingPoint start;
    private final Pilot pilot;
    private final Judge judge;
    private Optional<Landing> written;

    /** Flies a history on a server that has the state in which the flight begins. */
    public interface Pilot {
        Flight fly(Sandbox sandbox, MigrationHistory history, FlightListener listener) throws SQLException;
    }

    /** Finds what is to be found in a flight alone. */
    public interface Judge {
        List<Finding> judge(Flight flight);
    }

    /**
     * @param history every script up to the last one that is flown, those of the base too
     * @param written how the scripts as written landed, where that is known; else they are flown when it is asked for
     */
    public Course(MigrationHistory history, StartingPoint start, Pilot pilot, Judge judge, Optional<Landing> written) {
        this.history = history;
        this.start = start;
        this.pilot = pilot;
        this.judge = judge;
        this.written = written;
    }

    /**
     * A flight of edited scripts.
     *
     * @param before the rows in the server when its first script began
     */
    record Trip(Contents before, Landing landing) {}

    MigrationHistory history() {
        return history;
    }

    /** How the scripts as written landed. */
    Landing written() throws SQLException, SandboxException {
        if (written.isEmpty()) {
            written = Optional.of(fly(history).landing());
        }
        return written.get();
    }

    Trip fly(MigrationHistory edited) throws SQLException, SandboxException {
        try (Sandbox sandbox = start.open()) {
            Departure departure = new Departure(sandbox, edited);
            Flight flight = pilot.fly(sandbox, edited, departure);
            return new Trip(departure.rows(), Landing.read(sandbox, edited, flight, judge.judge(flight)));
        }
    }

    /** Reads the rows that are there when a flight begins: the sample rows, too. */
    private static final class Departure implements FlightListener {

        private final Sandbox sandbox;
        private final MigrationHistory history;
        private Optional<Contents> rows = Optional.empty();
        private Optional<SQLException> failure = Optional.empty();

        Departure(Sandbox sandbox, MigrationHistory history) {
            this.sandbox = sandbox;
            this.history = history;
        }

        @Override
        public void migration(int number, String script) {
            if (number == 1 && rows.isEmpty()) {
                try {
                    rows = Optional.of(Landing.rows(sandbox, history));
                } catch (SQLException e) {
                    failure = Optional.of(e); // The flight goes on; who asks for the rows is told.
                }
            }
        }

        Contents rows() throws SQLException {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return rows.orElseGet(() -> new Contents(Map.of()));
        }
    }
}
