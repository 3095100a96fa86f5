package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.flyway.FlywayMessages;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.domain.report.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Has Flyway apply what is not applied yet, and watches it. */
public final class MigrationTracer {

    private final Sandbox sandbox;
    private final MigrationHistory history;
    private final Duration statementTimeout;
    private final FlightListener listener;

    /**
     * @param sandbox the server, with the base history applied
     * @param history every migration, those of the base too
     * @param statementTimeout a statement that runs longer is stopped
     */
    public MigrationTracer(
            Sandbox sandbox, MigrationHistory history, Duration statementTimeout, FlightListener listener) {
        this.sandbox = sandbox;
        this.history = history;
        this.statementTimeout = statementTimeout;
        this.listener = listener;
    }

    /**
     * Flies the pending migrations.
     *
     * @throws SQLException when the sandbox cannot be prepared or asked
     * @throws FlywaySettingsException when Flyway refuses the history as a whole
     */
    public Flight fly(DeploymentPlan plan) throws SQLException {
        try (FlightDeck deck = FlightDeck.open(sandbox);
                Watchdog watchdog = new Watchdog(sandbox.administrator(), statementTimeout)) {
            FlightRecorder recorder = new FlightRecorder(history, plan, deck, watchdog, () -> schema(deck), listener);
            FluentConfiguration configuration = history.configure(dataSource(recorder), recorder);
            Optional<String> breakdown = migrate(configuration, recorder, deck);
            return new Flight(recorder.finish(breakdown.isEmpty()), deck.problems(), breakdown);
        }
    }

    /** Only Java migrations need a wrapped connection: Flyway announces the statements of scripts itself. */
    private FlightDataSource dataSource(FlightRecorder recorder) {
        return history.hasJavaMigrations()
                ? new FlightDataSource(sandbox.owner(), connection -> StatementWatch.wrap(connection, recorder))
                : new FlightDataSource(sandbox.owner());
    }

    /** Roles that a script names and nobody created are created, and the script is flown again. */
    private Optional<String> migrate(FluentConfiguration configuration, FlightRecorder recorder, FlightDeck deck)
            throws SQLException {
        Set<String> created = new HashSet<>();
        while (true) {
            try {
                configuration.load().migrate();
                return Optional.empty();
            } catch (FlywayException e) {
                Optional<SQLException> cause = Failures.sqlException(e);
                Optional<String> down = cause.filter(Failures::isServersOwn).flatMap(this::breakdown);
                if (down.isPresent()) {
                    return down;
                }
                Optional<String> role = cause.flatMap(Failures::missingRole).filter(name -> !created.contains(name));
                if (role.isEmpty() || !recorder.forgetFailed(configuration.isGroup())) {
                    return recorder.failed(e, cause) ? Optional.empty() : refused(e);
                }
                created.add(role.get());
                create(role.get(), deck);
            }
        }
    }

    private static Optional<String> refused(FlywayException e) {
        throw new FlywaySettingsException(FlywayMessages.readable(e), e);
    }

    private Optional<String> breakdown(SQLException cause) {
        String what =
                "The server could not go on: %s (SQLSTATE %s).".formatted(cause.getMessage(), cause.getSQLState());
        return Optional.of(sandbox.failure().map(why -> what + "\n" + why).orElse(what));
    }

    private void create(String role, FlightDeck deck) throws SQLException {
        String name = SqlIdentifier.quote(role);
        try (Statement statement = deck.administrator().createStatement()) {
            statement.execute("CREATE ROLE " + name);
            statement.execute("GRANT " + name + " TO "
                    + SqlIdentifier.quote(sandbox.owner().user()) + " WITH ADMIN OPTION");
        }
        deck.problem(Problem.of(
                "The role %s is named by the scripts and created by none of them: it was created in the sandbox."
                        .formatted(name),
                "Create it with --before FILE to say what it may do."));
    }

    /** The schema as it is committed, without what is ours and Flyway's. */
    private Optional<CatalogSnapshot> schema(FlightDeck deck) {
        try {
            Connection administrator = deck.administrator();
            CatalogScope scope = new CatalogScope(Set.of("windtunnel"), Set.of(history.historyTable()));
            return Optional.of(CatalogReader.read(administrator, scope).snapshot());
        } catch (SQLException e) {
            deck.problem(Problem.of("The schema could not be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /** What {@link FlightRecorder} asks for the schema. */
    interface SchemaSource {
        Optional<CatalogSnapshot> read();
    }
}
