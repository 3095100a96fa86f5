package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.domain.report.Problem;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;

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
                new UnwatchedFlight(sandbox, base, roles).migrate();
            }
            return roles.problems();
        } catch (FlywayException e) {
            throw new FlywaySettingsException(
                    "The base history cannot be applied to an empty database, so nothing was checked.\n"
                            + base.explain(e),
                    e);
        }
    }
}
