package io.windtunnel.checker.trace;

import io.windtunnel.checker.sandbox.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Stops a statement that would never end: one that runs for too long, and one that waits for a transaction of this very
 * run. The server's deadlock detector sees nothing of the latter, since its other half is Flyway, which waits outside.
 */
final class Watchdog implements AutoCloseable {

    /** Nothing is asked of the server about statements that are faster. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String WAITS_FOR_IDLE =
            """
            SELECT b.query FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids(?)) AS p (pid)
            JOIN pg_catalog.pg_stat_activity b ON b.pid = p.pid
            WHERE b.state = 'idle in transaction' LIMIT 1
            """;

    private final DatabaseAddress administrator;
    private final Duration limit;
    private final Thread thread;
    private boolean closed;
    private int pid;
    private long startedAt;
    private int waitsSeen;
    private boolean cancelled;
    private Optional<String> reason = Optional.empty();

    Watchdog(DatabaseAddress administrator, Duration limit) {
        this.administrator = administrator;
        this.limit = limit;
        this.thread = new Thread(this::run, "windtunnel-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** A statement begins. */
    synchronized void arm(Connection session) throws SQLException {
        pid = session.unwrap(PGConnection.class).getBackendPID();
        startedAt = System.nanoTime();
        waitsSeen = 0;
        cancelled = false;
        reason = Optional.empty();
        notifyAll();
    }

    /**
     * The statement is over.
     *
     * @return why it was stopped, where it was
     */
    synchronized Optional<String> disarm() {
        pid = 0;
        return reason;
    }

    private void run() {
        try {
            Connection connection = null;
            try {
                while (awaitSlowStatement()) {
                    if (connection == null) {
                        connection = administrator.connect();
                    }
                    look(connection);
                    Thread.sleep(PACE.toMillis());
                }
            } finally {
                if (connection != null) {
                    connection.close();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            synchronized (this) {
                closed = true; // the server is gone, and with it the statement
            }
        }
    }

    private synchronized boolean awaitSlowStatement() throws InterruptedException {
        while (!closed && (pid == 0 || running().compareTo(PATIENCE) < 0)) {
            if (pid == 0) {
                wait();
            } else {
                wait(PATIENCE.minus(running()).toMillis() + 1);
            }
        }
        return !closed;
    }

    private Duration running() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private synchronized void look(Connection connection) throws SQLException {
        if (pid == 0) {
            return;
        }
        if (cancelled) {
            if (running().compareTo(limit.plus(GRACE)) > 0) {
                signal(connection, "SELECT pg_catalog.pg_terminate_backend(?)");
            }
            return;
        }
        if (running().compareTo(limit) > 0) {
            stop(connection, "it had not ended after " + limit.toSeconds() + " s");
        } else if (waitsForFlyway(connection) && ++waitsSeen > 1) {
            stop(
                    connection,
                    "it waited for a transaction that Flyway keeps open beside the script, to hold its own lock,"
                            + " and that would have lasted for ever");
        }
    }

    private void stop(Connection connection, String why) throws SQLException {
        reason = Optional.of(why);
        cancelled = true;
        signal(connection, "SELECT pg_catalog.pg_cancel_backend(?)");
    }

    private boolean waitsForFlyway(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITS_FOR_IDLE)) {
            statement.setInt(1, pid);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void signal(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, pid);
            statement.execute();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
