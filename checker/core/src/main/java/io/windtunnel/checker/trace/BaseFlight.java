package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.domain.report.Problem;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Applies the base history, which nobody watches. */
public final class BaseFlight {

    private final Sandbox sandbox;
    private final MigrationHistory base;

    /** A flight of the whole of {@code base}. */
    public BaseFlight(Sandbox sandbox, MigrationHistory base) {
        this.sandbox = sandbox;
        this.base = base;
    }

    /**
     * Applies it.
     *
     * @return what had to be worked around
     * @throws SQLException when the server cannot go on
     * @throws FlywaySettingsException when the history cannot be applied to an empty database
     */
    public List<Problem> fly() throws SQLException {
        MissingRoles roles = new MissingRoles(sandbox);
        try {
            if (FastForward.fly(sandbox, base, roles) < base.scripts().size()) {
                migrate(roles);
            }
            return roles.problems();
        } catch (FlywayException e) {
            throw new FlywaySettingsException(
                    "The base history cannot be applied to an empty database, so nothing was checked.\n"
                            + base.explain(e),
                    e);
        }
    }

    /** Where a role is missing it is created, and Flyway goes on. */
    private void migrate(MissingRoles roles) throws SQLException {
        FluentConfiguration configuration = base.configure(new FlightDataSource(sandbox.owner()));
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
