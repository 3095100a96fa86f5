package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.IndexInvalid;
import io.windtunnel.checker.observation.IndexInvalid.Place;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.script.MigrationScript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Indexes that were never built to their end, and those of partitioned tables that wait for those of their partitions.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalog-pg-index.html">pg_index</a>
 */
final class InvalidIndexes {

    private static final String QUERY =
            """
            SELECT i.oid::pg_catalog.int8, n.nspname, i.relname, pg_catalog.format('%I.%I', tn.nspname, t.relname),
                i.relkind = 'I'
            FROM pg_catalog.pg_index x
            JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
            JOIN pg_catalog.pg_class t ON t.oid = x.indrelid
            JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
            WHERE NOT x.indisvalid AND x.indislive AND tn.nspname <> 'pg_toast'
            ORDER BY i.oid
            """;

    private InvalidIndexes() {}

    /** All that are there now. */
    static List<IndexInvalid> of(
            Connection session, List<MigrationScript> scripts, KnownObjects known, Optional<Place> failed)
            throws SQLException {
        List<IndexInvalid> found = new ArrayList<>();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                found.add(new IndexInvalid(
                        scripts,
                        ObjectName.of(rows.getString(2), rows.getString(3)),
                        rows.getString(4),
                        known.existedBefore(rows.getLong(1)),
                        rows.getBoolean(5),
                        failed));
            }
        }
        return List.copyOf(found);
    }
}
