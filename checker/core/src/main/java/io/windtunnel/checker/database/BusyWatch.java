package io.windtunnel.checker.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Looks on from a session of its own while the work runs, and tells who stands in its way and since when. */
final class BusyWatch implements AutoCloseable {

    /** Work that is faster is not watched, which saves a session. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final Duration PACE = Duration.ofMillis(250);

    private static final String QUERY = query();

    private final DataSource sessions;
    private final String application;
    private final Consumer<String> notes;
    private final Thread thread;
    private volatile List<Blocker> last = List.of();

    /**
     * @param sessions for the look-out itself
     * @param application the name that the sessions of the work go by
     * @param notes takes what the user should read while it waits
     */
    BusyWatch(DataSource sessions, String application, Consumer<String> notes) {
        this.sessions = sessions;
        this.application = application;
        this.notes = notes;
        this.thread = new Thread(this::run, "windtunnel-busy-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Who stood in the way when there was somebody the last time. */
    List<Blocker> last() {
        return last;
    }

    /** What is waited for and who holds it. */
    static String told(List<Blocker> blockers) {
        return blockers.stream().map(Blocker::wanted).distinct().collect(Collectors.joining(" and "))
                + " is held by\n"
                + blockers.stream().map(Blocker::sentence).distinct().collect(Collectors.joining("\n"));
    }

    private void run() {
        try {
            Thread.sleep(PATIENCE.toMillis());
            try (Connection connection = sessions.getConnection();
                    PreparedStatement statement = connection.prepareStatement(QUERY)) {
                statement.setString(1, application);
                String toldLast = "";
                while (true) {
                    List<Blocker> blockers = look(statement);
                    if (!blockers.isEmpty()) {
                        last = blockers;
                        String now = told(blockers);
                        if (!now.equals(toldLast)) {
                            notes.accept("waiting: " + now);
                            toldLast = now;
                        }
                    }
                    Thread.sleep(PACE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // There is no session for a look-out: the work itself tells what is wrong with the server.
        }
    }

    private static List<Blocker> look(PreparedStatement statement) throws SQLException {
        List<Blocker> blockers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                blockers.add(Blocker.of(rows));
            }
        }
        return blockers;
    }

    private static String query() {
        try (InputStream in = Objects.requireNonNull(BusyWatch.class.getResourceAsStream("busy.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read busy.sql", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
