package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.sandbox.Sandbox;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Applies scripts that nobody watches, on top of what is applied. */
public final class UnwatchedFlight {

    private final Sandbox sandbox;
    private final MigrationHistory history;
    private final MissingRoles roles;

    /** Flights of scripts of {@code history}. */
    public UnwatchedFlight(Sandbox sandbox, MigrationHistory history) {
        this(sandbox, history, new MissingRoles(sandbox));
    }

    UnwatchedFlight(Sandbox sandbox, MigrationHistory history, MissingRoles roles) {
        this.sandbox = sandbox;
        this.history = history;
        this.roles = roles;
    }

    /**
     * Applies one script, whatever else is pending.
     *
     * @throws SQLException when the server cannot go on
     * @throws FlywayException when the script fails
     */
    public void fly(ResolvedScript script) throws SQLException {
        if (!FastForward.fly(sandbox, history, script, roles)) {
            // Alone, it would miss all that is applied.
            migrate(history.only(List.of(script))
                    .configure(new FlightDataSource(sandbox.owner()))
                    .validateOnMigrate(false));
        }
    }

    /** Applies all that is pending. */
    void migrate() throws SQLException {
        migrate(history.configure(new FlightDataSource(sandbox.owner())));
    }

    /** The roles that had to be created, since the scripts name them and none of them creates them. */
    public Set<String> createdRoles() {
        return roles.created();
    }

    /** Creates roles that will be missing. */
    public void createRoles(Set<String> names) throws SQLException {
        for (String name : names) {
            roles.create(name);
        }
    }

    /** Where a role is missing it is created, and Flyway goes on. */
    private void migrate(FluentConfiguration configuration) throws SQLException {
        // A lock held in a transaction would have CREATE INDEX CONCURRENTLY wait for ever, and nobody watches here.
        MigrationHistory.holdNoTransaction(configuration);
        while (true) {
            try {
                configuration.load().migrate();
                return;
            } catch (FlywayException e) {
                Optional<SQLException> cause = Failures.sqlException(e);
                if (cause.isPresent() && Failures.isServersOwn(cause.get())) {
                    throw cause.get();
                }
                roles.create(roles.missing(cause).orElseThrow(() -> e));
            }
        }
    }
}
