package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.domain.report.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Has Flyway apply what is not applied yet, and watches it. */
public final class MigrationTracer {

    private final Sandbox sandbox;
    private final MigrationHistory history;
    private final FlightSettings settings;
    private final FlightListener listener;

    /**
     * @param sandbox the server, with the base history applied
     * @param history every migration, those of the base too
     */
    public MigrationTracer(
            Sandbox sandbox, MigrationHistory history, FlightSettings settings, FlightListener listener) {
        this.sandbox = sandbox;
        this.history = history;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Flies the pending migrations.
     *
     * @throws SQLException when the sandbox cannot be prepared or asked
     * @throws FlywaySettingsException when Flyway refuses the history as a whole
     */
    public Flight fly(DeploymentPlan plan) throws SQLException {
        try (FlightDeck deck = FlightDeck.open(sandbox, settings.secondSession());
                Watchdog watchdog = new Watchdog(sandbox.administrator(), settings.statementTimeout());
                StatementsAhead statements = new StatementsAhead(history)) {
            SampleKeeper samples = new SampleKeeper(sandbox.owner(), settings.sampleSize());
            SchemaSource schema = source(deck);
            RowWatch rows = new RowWatch(deck, sandbox.owner(), samples, history.historyTable(), schema);
            FlightRecorder recorder =
                    new FlightRecorder(history, statements, plan, deck, watchdog, schema, rows, listener);
            FluentConfiguration configuration = history.configure(dataSource(recorder), recorder);
            MissingRoles roles = new MissingRoles(sandbox);
            Optional<Problem> breakdown = migrate(configuration, recorder, roles, deck);
            List<Leg> legs = recorder.finish(breakdown.isEmpty());
            List<Problem> problems = new ArrayList<>(deck.problems());
            problems.addAll(roles.problems());
            return new Flight(legs, recorder.before(), recorder.after(), samples.samples(), problems, breakdown);
        }
    }

    /** Only Java migrations need a wrapped connection: Flyway announces the statements of scripts itself. */
    private FlightDataSource dataSource(FlightRecorder recorder) {
        return history.hasJavaMigrations()
                ? new FlightDataSource(sandbox.owner(), connection -> StatementWatch.wrap(connection, recorder))
                : new FlightDataSource(sandbox.owner());
    }

    /**
     * Where a role is missing it is created, and where sample rows are at fault they go; then the script is flown again.
     */
    private Optional<Problem> migrate(
            FluentConfiguration configuration, FlightRecorder recorder, MissingRoles roles, FlightDeck deck)
            throws SQLException {
        while (true) {
            try {
                configuration.load().migrate();
                return Optional.empty();
            } catch (FlywayException e) {
                if (deck.blinded().isPresent()) {
                    return deck.blinded();
                }
                Optional<SQLException> cause = Failures.sqlException(e);
                if (cause.isPresent() && Failures.isServersOwn(cause.get())) {
                    return Optional.of(breakdown(cause.get(), recorder));
                }
                Optional<String> role = roles.missing(cause);
                if (role.isPresent() && recorder.forgetFailed(configuration.isGroup())) {
                    roles.create(role.get());
                } else if (!recorder.setAside(cause, configuration.isGroup())) {
                    return recorder.failed(e, cause) ? Optional.empty() : refused(e);
                }
            }
        }
    }

    private Optional<Problem> refused(FlywayException e) {
        throw new FlywaySettingsException(history.explain(e), e);
    }

    private Problem breakdown(SQLException cause, FlightRecorder recorder) {
        String what =
                "The server could not go on: %s (SQLSTATE %s).".formatted(cause.getMessage(), cause.getSQLState());
        return recorder.problemHere(
                sandbox.failure().map(why -> what + "\n" + why).orElse(what),
                "53100".equals(cause.getSQLState())
                        ? "Make room where the server's files stand, or name a directory with more of it in TMPDIR."
                        : "Nothing is known of this statement and those after it: run the check again.");
    }

    private SchemaSource source(FlightDeck deck) {
        return new SchemaSource() {
            @Override
            public Optional<CatalogSnapshot> read() {
                return schema(deck);
            }

            @Override
            public Optional<CatalogSnapshot> picture() {
                return settings.schemaShown() ? schema(deck) : Optional.empty();
            }

            @Override
            public boolean isCompared() {
                return settings.schemaCompared();
            }
        };
    }

    private CatalogScope scope() {
        return CatalogScope.ofTeam(history.historyTable());
    }

    /** The schema as it is committed, without what is ours and Flyway's. */
    private Optional<CatalogSnapshot> schema(FlightDeck deck) {
        try {
            return Optional.of(CatalogReader.read(deck.administrator(), scope()).snapshot());
        } catch (SQLException e) {
            deck.problem(Problem.of("The schema could not be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /** What {@link FlightRecorder} asks for the schema. */
    interface SchemaSource {

        /** The schema, for who has to know. */
        Optional<CatalogSnapshot> read();

        /** The schema, for who shows it: empty where nobody does, since a large one takes its time. */
        Optional<CatalogSnapshot> picture();

        /** Whether somebody has to know it around each deployment, whatever is in that. */
        boolean isCompared();
    }
}
