package io.windtunnel.checker.database;

import io.windtunnel.checker.flyway.MigrationHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * How the target is worked on: sessions that wait for no lock longer than they may, with somebody who looks on
 * meanwhile, and failures told in the user's words.
 */
public final class TargetAccess {

    private final TargetDatabase target;
    private final ProjectScripts scripts;
    private final Duration lockTimeout;
    private final Consumer<String> notes;
    private final String application = "windtunnel " + ProcessHandle.current().pid();

    /**
     * @param lockTimeout how long one lock is waited for
     * @param notes takes lines that the user should read at once
     */
    public TargetAccess(TargetDatabase target, ProjectScripts scripts, Duration lockTimeout, Consumer<String> notes) {
        this.target = target;
        this.scripts = scripts;
        this.lockTimeout = lockTimeout;
        this.notes = notes;
    }

    /** What is done with the target. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException, DatabaseException;
    }

    /** Which database it is. */
    public TargetDatabase target() {
        return target;
    }

    /** The scripts that it lives by. */
    public ProjectScripts scripts() {
        return scripts;
    }

    void note(String line) {
        notes.accept(line);
    }

    /** A session on the target; the caller closes it. */
    Connection connect() throws SQLException {
        return sessions().getConnection();
    }

    /** The same for texts that are sent as they are, not cut into statements: the server then tells the place in them. */
    Connection connectForWholeTexts() throws SQLException {
        return new TargetSessions(SeedFiles.wholeTexts(target.address()), application, lockTimeout).getConnection();
    }

    /** A configuration of Flyway's core for the target, with the team's callbacks and then these. */
    FluentConfiguration configure(MigrationHistory history, Callback... callbacks) {
        Callback[] all = Stream.concat(Arrays.stream(history.configuration().getCallbacks()), Arrays.stream(callbacks))
                .toArray(Callback[]::new);
        return history.configure(sessions(), all).lockRetryCount((int) lockTimeout.toSeconds());
    }

    /**
     * Does the work.
     *
     * @throws DatabaseException whatever went wrong
     */
    <T> T during(Work<T> work) throws DatabaseException {
        return during(scripts.migrations(), work);
    }

    /** The same with other scripts than the migrations. */
    <T> T during(MigrationHistory running, Work<T> work) throws DatabaseException {
        try (BusyWatch watch = new BusyWatch(lookOut(), application, notes)) {
            try {
                return work.run();
            } catch (FlywayException | SQLException e) {
                throw new Trouble(target, running, lockTimeout, watch.last()).told(e);
            }
        }
    }

    private TargetSessions lookOut() {
        return new TargetSessions(target.address(), application + " look-out", lockTimeout);
    }

    private TargetSessions sessions() {
        return new TargetSessions(target.address(), application, lockTimeout);
    }
}
