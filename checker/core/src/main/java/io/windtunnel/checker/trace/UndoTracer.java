package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.flyway.UndoFlight;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.trace.MigrationTracer.SchemaSource;
import io.windtunnel.domain.report.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Has undo scripts flown, and watches each as if it were a deployment of its own. */
public final class UndoTracer implements AutoCloseable {

    /** Who flies undo scripts reads schema and rows for himself. */
    private static final SchemaSource NOT_READ = new SchemaSource() {
        @Override
        public Optional<CatalogSnapshot> read() {
            return Optional.empty();
        }

        @Override
        public Optional<CatalogSnapshot> picture() {
            return Optional.empty();
        }

        @Override
        public boolean isCompared() {
            return false;
        }
    };

    private final Sandbox sandbox;
    private final MigrationHistory undos;
    private final FlightDeck deck;
    private final Watchdog watchdog;
    private final StatementsAhead statements;

    private UndoTracer(Sandbox sandbox, MigrationHistory undos, FlightDeck deck, Duration statementTimeout) {
        this.sandbox = sandbox;
        this.undos = undos;
        this.deck = deck;
        this.watchdog = new Watchdog(sandbox.administrator(), statementTimeout);
        this.statements = new StatementsAhead(undos);
    }

    /**
     * Installs the observers.
     *
     * @param undos the undo scripts
     * @param statementTimeout a statement that runs longer is stopped
     */
    public static UndoTracer open(Sandbox sandbox, MigrationHistory undos, Duration statementTimeout)
            throws SQLException {
        return new UndoTracer(sandbox, undos, FlightDeck.open(sandbox, false), statementTimeout);
    }

    /**
     * Takes one version back, which is applied.
     *
     * @return what was seen; where the script failed its last statement says how
     * @throws SQLException when the server cannot go on, or cannot be observed any more
     */
    public MigrationTrace fly(ResolvedScript undo) throws SQLException {
        FlightRecorder recorder = new FlightRecorder(
                undos,
                statements,
                DeploymentPlan.ONE_BY_ONE,
                deck,
                watchdog,
                NOT_READ,
                RowWatch.idle(deck, sandbox.owner(), undos.historyTable(), NOT_READ),
                (number, script) -> {});
        FluentConfiguration configuration =
                undos.only(List.of(undo)).configure(new FlightDataSource(sandbox.owner()), recorder);
        // As the command undo does it: held in a transaction, it would have what runs outside one wait for ever.
        MigrationHistory.holdNoTransaction(configuration);
        try {
            new UndoFlight(configuration, new UndoFlight.Listener() {
                        @Override
                        public void begins(ResolvedScript script) throws SQLException {
                            recorder.depart(script);
                        }

                        @Override
                        public void done(ResolvedScript script, long millis) {
                            recorder.arrive();
                        }
                    })
                    .fly(undo);
        } catch (FlywayException e) {
            failed(recorder, e);
        }
        return recorder.finish(true).get(0).migrations().get(0);
    }

    private void failed(FlightRecorder recorder, FlywayException thrown) throws SQLException {
        if (deck.blinded().isPresent()) {
            throw new SQLException(deck.blinded().get().message(), thrown);
        }
        Optional<SQLException> cause = Failures.sqlException(thrown);
        if (cause.isPresent() && Failures.isServersOwn(cause.get())) {
            throw cause.get();
        }
        if (!recorder.failed(thrown, cause)) {
            throw new SQLException(undos.explain(thrown), thrown);
        }
    }

    /** What could not be observed. */
    public List<Problem> problems() {
        return deck.problems();
    }

    @Override
    public void close() throws SQLException {
        statements.close();
        watchdog.close();
        deck.close();
    }
}
