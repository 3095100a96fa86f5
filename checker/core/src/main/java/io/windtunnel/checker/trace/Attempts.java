package io.windtunnel.checker.trace;

import io.windtunnel.domain.postgres.LockMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a second session is asked to try, and what became of it; the arrays' order is the one in second_session.sql. */
final class Attempts {

    /** Trying more takes longer than it tells. */
    private static final int MOST_RELATIONS = 40;

    private static final JsonMapper JSON = new JsonMapper();

    private Attempts() {}

    /**
     * A command that did not get through.
     *
     * @param by the OID of the locked relation that was in the way
     * @param waited whether it had to wait; otherwise the session had no right to it, and nothing is known
     */
    record Attempt(long oid, String name, char kind, String command, long by, boolean waited) {}

    /**
     * What did not get through.
     *
     * @param left how many relations were not tried, because there were too many
     */
    record Outcome(List<Attempt> attempts, int left) {}

    /** Tries on these relations and their relatives what others could want of them. */
    static Outcome on(Connection second, Collection<Long> locked, Collection<Long> exclusive) throws SQLException {
        try (PreparedStatement statement = second.prepareStatement("SELECT windtunnel.blocked(?, ?, ?)")) {
            statement.setArray(1, second.createArrayOf("bigint", locked.toArray()));
            statement.setArray(2, second.createArrayOf("bigint", exclusive.toArray()));
            statement.setInt(3, MOST_RELATIONS);
            List<Attempt> attempts = new ArrayList<>();
            int left = 0;
            for (JsonNode row : JSON.readTree(only(statement))) {
                if (row.size() == 1) {
                    left = row.path(0).asInt();
                } else {
                    attempts.add(attempt(row));
                }
            }
            return new Outcome(attempts, left);
        }
    }

    private static Attempt attempt(JsonNode row) {
        return new Attempt(
                row.path(0).asLong(),
                row.path(1).asString(),
                row.path(2).asString().charAt(0),
                row.path(3).asString(),
                row.path(4).asLong(),
                "55P03".equals(row.path(5).asString()));
    }

    /** The locks that a session holds at this moment, by the relation's OID. */
    static Map<Long, Set<LockMode>> locksOf(Connection second, int session) throws SQLException {
        try (PreparedStatement statement = second.prepareStatement("SELECT windtunnel.locks_of(?)")) {
            statement.setInt(1, session);
            Map<Long, Set<LockMode>> locks = new LinkedHashMap<>();
            for (JsonNode row : JSON.readTree(only(statement))) {
                Set<LockMode> modes = EnumSet.noneOf(LockMode.class);
                row.path(1)
                        .valueStream()
                        .map(mode -> LockMode.of(mode.asString()))
                        .forEach(modes::add);
                locks.put(row.path(0).asLong(), modes);
            }
            return locks;
        }
    }

    private static String only(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
