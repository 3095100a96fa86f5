package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.SessionBlocked;
import io.windtunnel.checker.observation.TriedCommand;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.trace.Attempts.Attempt;
import io.windtunnel.domain.postgres.LockMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/**
 * A session beside the one that is watched: it tries what an application would, and sees whether that has to wait. It is
 * the scripts' own role and reads only, and what it tries is planned and never run.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html">Explicit Locking</a>
 */
final class SecondSession implements AutoCloseable {

    /** The server counts in milliseconds; nobody but the watched session is there to be waited for. */
    private static final String SETTINGS =
            "SET application_name = 'windtunnel second session'; SET default_transaction_read_only = on;"
                    + " SET lock_timeout = 1; SET statement_timeout = 1000; SET row_security = on";

    private static final int MOST_FAILURES = 2;

    private final DatabaseAddress address;
    private final Set<String> blocked = new HashSet<>();
    private final Map<Long, Set<LockMode>> held = new HashMap<>();
    private Optional<Connection> connection = Optional.empty();
    private Optional<OutsideWatch> watch = Optional.empty();
    private Optional<String> transaction = Optional.empty();
    private int failures;

    /** @param address the scripts' role: nobody is connected to before there is something to try */
    SecondSession(DatabaseAddress address) {
        this.address = address;
    }

    /**
     * A statement begins outside a transaction, and lets go of its locks when it ends: it is looked at while it runs.
     *
     * @param session the session that runs it
     */
    void starting(Connection session, KnownObjects known, Consumer<String> unseen) throws SQLException {
        if (watch.isEmpty()) {
            watch = Optional.of(new OutsideWatch());
        }
        int pid = session.unwrap(PGConnection.class).getBackendPID();
        synchronized (this) {
            blocked.clear();
            held.clear();
        }
        watch.get().arm(() -> whileRunning(pid, known, unseen));
    }

    /**
     * The statement that began outside a transaction is over.
     *
     * @return what had to wait meanwhile, as far as it was seen
     */
    List<SessionBlocked> ended() {
        return watch.map(OutsideWatch::disarm).orElse(List.of());
    }

    /**
     * Tries what the locks that a statement took could have stopped.
     *
     * @param unseen is told what could not be tried
     * @return what waits now and did not before
     */
    synchronized List<SessionBlocked> look(Sighting now, KnownObjects known, Consumer<String> unseen) {
        if (!transaction.equals(now.transaction())) {
            transaction = now.transaction();
            blocked.clear();
            held.clear();
        }
        Map<Long, Set<LockMode>> locks = new LinkedHashMap<>();
        now.relations().forEach((oid, seen) -> locks.put(oid, seen.modes()));
        return attempt(locks, known, unseen);
    }

    private synchronized List<SessionBlocked> whileRunning(int pid, KnownObjects known, Consumer<String> unseen) {
        if (failures >= MOST_FAILURES) {
            return List.of();
        }
        try {
            return attempt(Attempts.locksOf(connection(), pid), known, unseen);
        } catch (SQLException e) {
            failed(e, unseen);
            return List.of();
        }
    }

    private List<SessionBlocked> attempt(Map<Long, Set<LockMode>> locks, KnownObjects known, Consumer<String> unseen) {
        Set<Long> locked = new TreeSet<>();
        Set<Long> exclusive = new TreeSet<>();
        locks.forEach((oid, modes) -> {
            Set<LockMode> fresh = EnumSet.noneOf(LockMode.class);
            fresh.addAll(modes);
            fresh.removeAll(held.getOrDefault(oid, Set.of()));
            if (known.existedBefore(oid) && fresh.stream().anyMatch(LockMode::blocksWrites)) {
                locked.add(oid);
                if (fresh.contains(LockMode.ACCESS_EXCLUSIVE)) {
                    exclusive.add(oid);
                }
            }
        });
        held.putAll(locks);
        if (locked.isEmpty() || failures >= MOST_FAILURES) {
            return List.of();
        }
        try {
            Attempts.Outcome outcome = Attempts.on(connection(), locked, exclusive);
            if (outcome.left() > 0) {
                unseen.accept(
                        "On %d relations that this statement's locks could concern nothing was tried: they are too many."
                                .formatted(outcome.left()));
            }
            return observed(outcome.attempts(), known, unseen);
        } catch (SQLException e) {
            failed(e, unseen);
            return List.of();
        }
    }

    private List<SessionBlocked> observed(List<Attempt> attempts, KnownObjects known, Consumer<String> unseen) {
        Map<List<Long>, SessionBlocked> observed = new LinkedHashMap<>();
        for (Attempt attempt : attempts) {
            if (!known.existedBefore(attempt.oid())) {
                continue;
            }
            if (!attempt.waited()) {
                unseen.accept("Whether %s of %s has to wait could not be tried: the scripts' role has no right to it."
                        .formatted(attempt.command(), attempt.name()));
            } else if (blocked.add(attempt.oid() + " " + attempt.command())) {
                SessionBlocked one = one(attempt, known);
                observed.merge(List.of(attempt.oid(), attempt.by()), one, SecondSession::both);
            }
        }
        return new ArrayList<>(observed.values());
    }

    private static SessionBlocked one(Attempt attempt, KnownObjects known) {
        Relation relation = new Relation(attempt.oid(), attempt.name(), attempt.kind(), true);
        Optional<Relation> by = attempt.by() == attempt.oid()
                ? Optional.empty()
                : Optional.of(new Relation(attempt.by(), known.name(attempt.by()), known.kind(attempt.by()), true));
        return new SessionBlocked(relation, Set.of(TriedCommand.of(attempt.command())), by);
    }

    private static SessionBlocked both(SessionBlocked one, SessionBlocked other) {
        Set<TriedCommand> commands = EnumSet.copyOf(one.commands());
        commands.addAll(other.commands());
        return new SessionBlocked(one.relation(), commands, one.by());
    }

    private void failed(SQLException e, Consumer<String> unseen) {
        failures++;
        unseen.accept("What others could do meanwhile was not tried: " + e.getMessage());
    }

    private Connection connection() throws SQLException {
        if (connection.isEmpty()) {
            Connection opened = address.connect();
            connection = Optional.of(opened);
            try (Statement statement = opened.createStatement()) {
                statement.execute(SETTINGS);
            }
        }
        return connection.get();
    }

    @Override
    public synchronized void close() throws SQLException {
        watch.ifPresent(OutsideWatch::close);
        if (connection.isPresent()) {
            connection.get().close();
        }
    }
}
