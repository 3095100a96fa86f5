package io.windtunnel.checker.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that stands in our way.
 *
 * @param wanted what we wait for: "a lock on users (AccessExclusiveLock)"
 * @param pid its process on the server
 * @param isOurs whether it is a session of this very run
 * @param person program, role and where from, as far as the server tells
 * @param since when its transaction began, else its statement or itself
 * @param doing its state and its newest statement, as far as we may see them
 * @param held the modes of the locks that it has where we want one
 */
record Blocker(
        String wanted,
        int pid,
        boolean isOurs,
        String person,
        Optional<Instant> since,
        String doing,
        Optional<String> held) {

    private static final int LONGEST_STATEMENT = 120;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** From a row of {@code busy.sql}. */
    static Blocker of(ResultSet row) throws SQLException {
        String program = text(row.getString("application_name")).orElse("a program without a name");
        String role = text(row.getString("usename")).orElse("unknown");
        String place =
                text(row.getString("client")).map(client -> " from " + client).orElse("");
        String state = text(row.getString("state")).orElse("in a state that only its owner may see");
        return new Blocker(
                row.getString("what")
                        + text(row.getString("wanted"))
                                .map(mode -> " (" + mode + ")")
                                .orElse(""),
                row.getInt("pid"),
                row.getBoolean("is_ours"),
                program + ", user " + role + place,
                Optional.ofNullable(row.getTimestamp("since")).map(Timestamp::toInstant),
                state + text(row.getString("query")).map(Blocker::statement).orElse(""),
                text(row.getString("held")));
    }

    /** Two lines: who, since when, and what it does. */
    String sentence() {
        String began = since.map(instant -> ", since " + TIME.format(instant.atZone(ZoneId.systemDefault())))
                .orElse("");
        return "pid %d (%s)%s%s%n  %s"
                .formatted(
                        pid,
                        isOurs ? "this very run" : person,
                        held.map(mode -> " holds " + mode).orElse(""),
                        began,
                        doing);
    }

    private static String statement(String query) {
        String line = query.strip().replaceAll("\\s+", " ");
        return ": " + (line.length() > LONGEST_STATEMENT ? line.substring(0, LONGEST_STATEMENT) + "..." : line);
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
