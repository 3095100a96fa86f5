package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.script.ScriptStatement;
import io.windtunnel.checker.script.ScriptStatement.Place;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an exception tells of a failure. */
public final class Failures {

    /** Classes of SQLSTATE that are the server's trouble and not the script's. */
    private static final List<String> SERVERS_OWN = List.of("08", "53", "57P", "58030", "XX");

    private static final Pattern MISSING_ROLE = Pattern.compile("^role \"(.+)\" does not exist$");
    private static final Pattern FLYWAYS_LINE = Pattern.compile("\\bline (\\d+)\\b");

    /** PostgreSQL 14 tells it by a path of this machine; later ones say what is put in its place. */
    private static final Pattern MISSING_EXTENSION =
            Pattern.compile("could not open extension control file \".*/(.+)\\.control\".*");

    private Failures() {}

    /** The exception of the driver behind whatever wraps it. */
    public static Optional<SQLException> sqlException(Throwable thrown) {
        SQLException found = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                found = sql;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether the server could not go on, for reasons that no script gave it. */
    static boolean isServersOwn(SQLException exception) {
        String state = String.valueOf(exception.getSQLState());
        return SERVERS_OWN.stream().anyMatch(state::startsWith);
    }

    /** The role that a script named and that the server does not have. */
    static Optional<String> missingRole(SQLException exception) {
        if (!"42704".equals(exception.getSQLState()) || !(exception instanceof PSQLException postgres)) {
            return Optional.empty();
        }
        ServerErrorMessage server = postgres.getServerErrorMessage();
        Matcher matcher = MISSING_ROLE.matcher(String.valueOf(server == null ? null : server.getMessage()));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * @param place the statement that failed
     */
    static StatementFailure of(SQLException exception, ScriptStatement place) {
        ServerErrorMessage server =
                exception instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String state = String.valueOf(exception.getSQLState());
        if (server == null) {
            return new StatementFailure(
                    state,
                    String.valueOf(exception.getMessage()),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    place.lines().start(),
                    Optional.empty());
        }
        Optional<Place> pointed = server.getPosition() > 0 && place.lines().isPresent()
                ? Optional.of(place.placeOf(server.getPosition()))
                : Optional.empty();
        return new StatementFailure(
                state,
                MISSING_EXTENSION
                        .matcher(String.valueOf(server.getMessage()))
                        .replaceFirst("extension \"$1\" is not available"),
                false,
                text(server.getDetail()),
                text(server.getHint()),
                pointed.map(Place::line).orElse(place.lines().start()),
                pointed.map(Place::column));
    }

    /** Whether Flyway says which line it means. */
    static boolean namesLine(String message) {
        return FLYWAYS_LINE.matcher(message).find();
    }

    /**
     * A refusal of Flyway's before any statement was sent, or an exception of a Java migration's own: no SQLSTATE
     * belongs to it.
     *
     * @param place the statement that would have been next
     */
    static StatementFailure refusal(String message, ScriptStatement place) {
        Matcher line = FLYWAYS_LINE.matcher(message);
        return new StatementFailure(
                "",
                message,
                false,
                Optional.empty(),
                Optional.empty(),
                place.lines().isPresent() && line.find()
                        ? Integer.parseInt(line.group(1))
                        : place.lines().start(),
                Optional.empty());
    }

    /** The same failure with the reason why the statement was stopped. */
    static StatementFailure stopped(StatementFailure failure, String why) {
        return new StatementFailure(
                failure.sqlState(), why, true, failure.detail(), failure.hint(), failure.line(), failure.column());
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value);
    }
}
