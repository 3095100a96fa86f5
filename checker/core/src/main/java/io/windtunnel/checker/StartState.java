package io.windtunnel.checker;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.checker.trace.StartingPoint;
import java.sql.SQLException;

/**
 * Opens servers in the state in which the flight under check begins. The first one applies the base history and keeps it
 * in the cache; those after it begin with a copy.
 *
 * @param base the history that is not under check
 * @param key its name in the cache
 */
record StartState(MigrationHistory base, BaseKey key, RunSettings run) implements StartingPoint {

    @Override
    public Sandbox open() throws SQLException, SandboxException {
        Sandbox sandbox = Sandboxes.open(run.sandbox(key.value(), note -> {}));
        try {
            BaseState.reach(sandbox, base, run, () -> {});
            return sandbox;
        } catch (SQLException | SandboxException | RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }
}
