package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.domain.report.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all recorders of a flight share: the administrator's connection, the numbers of the transactions, the list of
 * what could not be seen.
 */
final class FlightDeck implements AutoCloseable {

    private final DatabaseAddress address;
    private final Connection administrator;
    private final boolean canObserve;
    private final Optional<SecondSession> secondSession;
    private final Map<String, Integer> transactions = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private long lastEvent;

    /** Empty where the scripts run without the right to change it. */
    private Optional<String> intact = Optional.empty();

    private Optional<Problem> blinded = Optional.empty();

    private FlightDeck(
            DatabaseAddress address,
            Connection administrator,
            boolean canObserve,
            Optional<SecondSession> secondSession) {
        this.address = address;
        this.administrator = administrator;
        this.canObserve = canObserve;
        this.secondSession = secondSession;
    }

    /**
     * Connects to the sandbox and installs the observers there.
     *
     * @param secondSession whether somebody tries meanwhile what others could want
     */
    static FlightDeck open(Sandbox sandbox, boolean secondSession) throws SQLException {
        Connection administrator = sandbox.administrator().connect();
        boolean canObserve = sandbox.administratorIsSuperuser();
        FlightDeck deck = new FlightDeck(
                sandbox.administrator(),
                administrator,
                canObserve,
                canObserve && secondSession ? Optional.of(new SecondSession(sandbox.owner())) : Optional.empty());
        if (deck.canObserve) {
            Lookout.install(administrator);
            if (Lookout.isSuperuser(administrator, sandbox.owner().user())) {
                deck.intact = Optional.of(Lookout.state(administrator));
            }
        } else {
            deck.problem(Problem.of(
                    "%s is no superuser on the server, and only one can create event triggers: no statement was observed."
                            .formatted(sandbox.administrator().user()),
                    "Use an embedded server, or give a superuser's URL with --postgres."));
        }
        return deck;
    }

    /** Where others than the administrator reach the same database, too. */
    DatabaseAddress address() {
        return address;
    }

    Connection administrator() {
        return administrator;
    }

    boolean canObserve() {
        return canObserve;
    }

    /** Tries what others could want meanwhile; empty where nobody does. */
    Optional<SecondSession> secondSession() {
        return secondSession;
    }

    /** Looks at the session; what the event triggers wrote before the last look is not read again. */
    Sighting look(Connection session, boolean outside) throws SQLException {
        if (!canObserve) {
            return Sighting.NOTHING;
        }
        Sighting now = Lookout.look(session, lastEvent, outside);
        lastEvent = now.lastEvent();
        return now;
    }

    /** The rows of tables as the session sees them; a failure leaves its transaction as it was. */
    List<TableRows> rows(Connection session, Collection<Long> tables) throws SQLException {
        return Lookout.undisturbed(session, () -> RowsReader.of(session, tables));
    }

    /** Whether a script has put out the observers' eyes, as only a superuser's can. */
    boolean isBlindNow(Connection session) {
        if (intact.isEmpty()) {
            return false;
        }
        try {
            return !intact.get().equals(Lookout.state(session));
        } catch (SQLException e) {
            return true;
        }
    }

    void blind(Problem problem) {
        blinded = Optional.of(problem);
    }

    /** The statement that put out the observers' eyes. */
    Optional<Problem> blinded() {
        return blinded;
    }

    List<SeenRelation> earlierState(Collection<Long> oids) {
        try {
            return EarlierState.read(administrator, oids);
        } catch (SQLException e) {
            problem(Problem.of("Relations could not be compared with how they were before: " + e.getMessage()));
            return List.of();
        }
    }

    /** What existed until now existed before the deployment that begins. */
    KnownObjects beginDeployment() throws SQLException {
        return new KnownObjects(canObserve ? EarlierState.newestOid(administrator) : 0);
    }

    /** Transactions in the order in which they were seen, from 1. */
    int transactionNumber(String virtualTransaction) {
        return transactions.computeIfAbsent(virtualTransaction, name -> transactions.size() + 1);
    }

    /** A statement ran and could not be looked at. */
    void unseen(ResolvedScript script, LineRange lines, SQLException why) {
        problem(Problem.in(
                script.script().path(),
                lines.start(),
                "What this statement did could not be observed: " + why.getMessage(),
                "Look whether the script changes the rights, the time-outs or the objects of schema windtunnel."));
    }

    void problem(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() throws SQLException {
        if (secondSession.isPresent()) {
            secondSession.get().close();
        }
        administrator.close();
    }
}
