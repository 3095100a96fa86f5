package io.windtunnel.checker;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.trace.BaseFlight;
import io.windtunnel.checker.trace.TeamSql;
import io.windtunnel.domain.report.Problem;
import java.sql.SQLException;
import java.util.List;

/** The state that something begins with: the base history, applied. */
final class BaseState {

    private BaseState() {}

    /**
     * Brings a sandbox there, and keeps it in the cache; nothing is to be done where it comes from there.
     *
     * @param sandbox opened under the {@link BaseKey} of the base
     * @param begins runs before the scripts are applied, if there are any
     * @return what had to be worked around
     */
    static List<Problem> reach(Sandbox sandbox, MigrationHistory base, RunSettings run, Runnable begins)
            throws SQLException, SandboxException {
        if (sandbox.hasBase()) {
            return List.of();
        }
        TeamSql.before(sandbox, run.before(), run.workingDirectory());
        List<Problem> problems = List.of();
        if (!base.scripts().isEmpty()) {
            begins.run();
            problems = new BaseFlight(sandbox, base).fly();
        }
        if (problems.isEmpty()) {
            sandbox.saveBase();
        }
        return problems;
    }
}
