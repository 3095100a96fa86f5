package io.windtunnel.checker.trace;

import io.windtunnel.domain.postgres.LockMode;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Relations as they were before the transaction that is being watched: another session does not see what is not
 * committed. Only the system catalogs are read, so no lock of the transaction stands in the way.
 */
final class EarlierState {

    private static final String QUERY =
            """
            SELECT c.oid::bigint, pg_catalog.format('%I.%I', n.nspname, c.relname), c.relkind::text,
                coalesce(pg_catalog.pg_relation_filenode(c.oid)::bigint, 0), c.relnatts,
                ARRAY(SELECT k.oid::bigint FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid ORDER BY k.oid),
                ARRAY(SELECT k.conname::text FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid ORDER BY k.oid),
                CASE WHEN c.relkind IN ('r', 'p') THEN windtunnel.shape(c.oid) END
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname <> 'pg_toast' AND (c.oid = ANY (?)
                OR c.oid IN (SELECT x.indexrelid FROM pg_catalog.pg_index x WHERE x.indrelid = ANY (?)))
            """;

    private static final Set<LockMode> NO_LOCKS = EnumSet.noneOf(LockMode.class);

    private EarlierState() {}

    /** The relations with these OIDs, and their indexes, as they are committed. */
    static List<SeenRelation> read(Connection other, Collection<Long> oids) throws SQLException {
        Array numbers = other.createArrayOf("bigint", oids.toArray());
        try (PreparedStatement statement = other.prepareStatement(QUERY)) {
            statement.setArray(1, numbers);
            statement.setArray(2, numbers);
            List<SeenRelation> relations = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    relations.add(new SeenRelation(
                            rows.getLong(1),
                            Optional.of(rows.getString(2)),
                            rows.getString(3).charAt(0),
                            rows.getLong(4),
                            rows.getInt(5),
                            NO_LOCKS,
                            Counters.ZERO,
                            List.of(),
                            constraints(rows),
                            Optional.ofNullable(rows.getString(8)).flatMap(SightingReader::shape),
                            Optional.empty()));
                }
            }
            return relations;
        }
    }

    private static Map<Long, String> constraints(ResultSet rows) throws SQLException {
        Long[] oids = (Long[]) rows.getArray(6).getArray();
        String[] names = (String[]) rows.getArray(7).getArray();
        Map<Long, String> constraints = new HashMap<>();
        for (int i = 0; i < oids.length; i++) {
            constraints.put(oids[i], names[i]);
        }
        return constraints;
    }

    /** The largest OID in use: whatever gets a larger one was created later. */
    static long newestOid(Connection other) throws SQLException {
        try (PreparedStatement statement = other.prepareStatement("SELECT windtunnel.newest_oid()");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
