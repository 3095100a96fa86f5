package io.windtunnel.checker.database;

import io.windtunnel.checker.database.DatabaseException.Kind;
import io.windtunnel.checker.flyway.FlywayMessages;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.trace.Failures;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.resource.Resource;
import org.flywaydb.core.internal.exception.FlywayUnknownMigrationTypeException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What went wrong with the target, in the user's words.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
 */
final class Trouble {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final TargetDatabase target;
    private final MigrationHistory history;
    private final Duration lockTimeout;
    private final List<Blocker> blockers;

    /**
     * @param history to say which script Flyway refuses
     * @param blockers who was seen to stand in the way
     */
    Trouble(TargetDatabase target, MigrationHistory history, Duration lockTimeout, List<Blocker> blockers) {
        this.target = target;
        this.history = history;
        this.lockTimeout = lockTimeout;
        this.blockers = blockers;
    }

    DatabaseException told(Exception e) {
        Optional<SQLException> sql = Failures.sqlException(e);
        String state = sqlState(e);
        Optional<FlywaySqlScriptException> script = scriptException(e);
        if (state.equals(LOCK_NOT_AVAILABLE) || String.valueOf(e.getMessage()).contains("advisory lock")) {
            return DatabaseException.of(Kind.SERVER, busy(script), e);
        }
        if (script.isPresent()) {
            return DatabaseException.of(Kind.SCRIPT, place(script.get()) + serverSays(sql, script.get()), e);
        }
        if (e instanceof FlywayValidateException refusal) {
            return DatabaseException.of(Kind.SCRIPT, FlywayMessages.readable(refusal), e);
        }
        if (e instanceof FlywayUnknownMigrationTypeException unknown) {
            return DatabaseException.of(Kind.CONFIGURATION, unknownType(unknown), e);
        }
        if (sql.isPresent()) {
            return of(sql.get(), state, e);
        }
        return DatabaseException.of(
                Kind.CONFIGURATION,
                e instanceof FlywayException refusal ? history.explain(refusal) : String.valueOf(e.getMessage()),
                e);
    }

    private DatabaseException of(SQLException sql, String state, Exception e) {
        String says = says(sql);
        if (state.startsWith("08")) {
            return configuration(
                    "There is no server that answers at %s (from %s): %s\nStart it, or name another one with --url."
                            .formatted(target, target.origin(), says),
                    e);
        }
        if (state.startsWith("28")) {
            return configuration(
                    "%s does not let user %s in (address from %s): %s\nGive --user and --password-env, or PGPASSWORD."
                            .formatted(target, target.address().user(), target.origin(), says),
                    e);
        }
        return switch (state) {
            case "3D000" ->
                configuration(
                        "%s (from %s): %s\nCreate it, or name another one with --url."
                                .formatted(target, target.origin(), says),
                        e);
            case "42501" ->
                configuration(
                        "User %s has not the rights that this takes in %s: %s"
                                .formatted(target.address().user(), target, says),
                        e);
            case "25006" ->
                configuration(
                        "%s only lets itself be read: it is a standby, or default_transaction_read_only is on.\n%s"
                                .formatted(target, says),
                        e);
            default ->
                DatabaseException.of(
                        Kind.SERVER, "%s could not do it: %s (SQLSTATE %s)".formatted(target, says, state), e);
        };
    }

    private static DatabaseException configuration(String message, Exception e) {
        return DatabaseException.of(Kind.CONFIGURATION, message, e);
    }

    private String busy(Optional<FlywaySqlScriptException> script) {
        StringBuilder told = new StringBuilder(
                "%s is busy: a lock was not to be had within %d s.".formatted(target, lockTimeout.toSeconds()));
        script.ifPresent(where -> told.append('\n').append(place(where)).append("this statement waited for it."));
        if (blockers.isEmpty()) {
            return told + "\nTry again, or wait longer with --lock-timeout SECONDS.";
        }
        told.append('\n').append(BusyWatch.told(blockers));
        boolean ours = blockers.stream().allMatch(Blocker::isOurs);
        return told
                + (ours
                        ? "\nThat is Flyway's own lock: set flyway.postgresql.transactional.lock=false."
                        : "\nTry again when it is done, wait longer with --lock-timeout SECONDS, or end it with"
                                + " SELECT pg_terminate_backend(PID).");
    }

    private static String unknownType(FlywayUnknownMigrationTypeException unknown) {
        return FlywayMessages.readable(unknown)
                + "\nThe history holds a row that Flyway's open-source core does not know, such as UNDO_SQL of Flyway"
                + " Teams: only that edition can go on with this database.";
    }

    /** The script and the line, "sql/V2__a.sql:3: ". */
    private String place(FlywaySqlScriptException failure) {
        Path file = Path.of(failure.getResource().getAbsolutePathOnDisk());
        return history.shown(file) + ":" + failure.getLineNumber() + ": ";
    }

    private static String serverSays(Optional<SQLException> sql, FlywaySqlScriptException script) {
        return sql.map(e -> says(e) + " (SQLSTATE " + e.getSQLState() + ")")
                .orElseGet(() -> FlywayMessages.readable(script));
    }

    private static String says(SQLException sql) {
        ServerErrorMessage server = sql instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (server == null) {
            return String.valueOf(sql.getMessage());
        }
        return server.getMessage()
                + Optional.ofNullable(server.getDetail())
                        .map(detail -> "\n" + detail)
                        .orElse("")
                + Optional.ofNullable(server.getHint()).map(hint -> "\n" + hint).orElse("");
    }

    /** What the server called it, empty where it was not the server. */
    static String sqlState(Exception e) {
        return Failures.sqlException(e).map(SQLException::getSQLState).orElse("");
    }

    private static Optional<FlywaySqlScriptException> scriptException(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException script && isOurs(script)) {
                return Optional.of(script);
            }
        }
        return Optional.empty();
    }

    /** Flyway runs texts of its own, too, to create its table for example. */
    private static boolean isOurs(FlywaySqlScriptException failure) {
        return Optional.ofNullable(failure.getResource())
                .map(Resource::getAbsolutePathOnDisk)
                .filter(path -> !path.isEmpty())
                .isPresent();
    }
}
