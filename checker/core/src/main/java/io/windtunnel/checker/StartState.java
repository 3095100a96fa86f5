package io.windtunnel.checker;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sample.SampleRows;
import io.windtunnel.checker.sample.SampleSize;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.checker.trace.StartingPoint;
import io.windtunnel.checker.trace.TeamSql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Opens servers in the state in which the flight under check begins. The first one applies the base history and keeps it
 * in the cache; those after it begin with a copy.
 *
 * @param base the history that is not under check
 * @param key its name in the cache
 * @param seedFiles the team's own rows
 * @param rows how many sample rows a table gets
 */
record StartState(MigrationHistory base, BaseKey key, RunSettings run, List<Path> seedFiles, SampleSize rows)
        implements StartingPoint {

    @Override
    public Sandbox open() throws SQLException, SandboxException {
        Sandbox sandbox = Sandboxes.open(run.sandbox(key.value(), note -> {}));
        try {
            BaseState.reach(sandbox, base, run, () -> {});
            TeamSql.seed(sandbox, seedFiles, run.workingDirectory());
            fill(sandbox);
            return sandbox;
        } catch (SQLException | SandboxException | RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    private void fill(Sandbox sandbox) throws SQLException {
        if (rows.rows() == 0) {
            return;
        }
        try (Connection administrator = sandbox.administrator().connect();
                Connection owner = sandbox.owner().connect()) {
            CatalogScope scope = CatalogScope.ofTeam(base.historyTable());
            SampleRows.fill(owner, CatalogReader.read(administrator, scope).snapshot(), rows);
        }
    }
}
