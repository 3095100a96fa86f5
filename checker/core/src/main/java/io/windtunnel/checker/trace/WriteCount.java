package io.windtunnel.checker.trace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the rows that one statement writes. Inside a transaction the server's own counters tell, outside of one the
 * transactions' numbers in the rows: a procedure that commits writes them in several.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-system-columns.html">System Columns</a>
 */
final class WriteCount {

    private static final String COUNTERS =
            """
            SELECT pg_catalog.format('%I.%I', schemaname, relname), n_tup_ins + n_tup_upd + n_tup_del
            FROM pg_catalog.pg_stat_xact_user_tables
            WHERE pg_catalog.format('%I.%I', schemaname, relname) = ANY (?)
            """;
    private static final String NEXT_TRANSACTION =
            "SELECT pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::pg_catalog.text::pg_catalog.int8";

    private final Connection session;
    private final List<String> tables;
    private final boolean outside;
    private final Map<String, Long> before;
    private final long firstTransaction;

    /** The statement is about to run. */
    WriteCount(Connection session, Collection<String> tables) throws SQLException {
        this.session = session;
        this.tables = List.copyOf(tables);
        this.outside = session.getAutoCommit();
        this.before = outside || tables.isEmpty() ? Map.of() : counters();
        this.firstTransaction = outside && !tables.isEmpty() ? nextTransaction() : 0;
    }

    /** It has run. */
    Map<String, Long> written() throws SQLException {
        Map<String, Long> written = new HashMap<>();
        if (outside) {
            for (String table : tables) {
                written.put(table, largestTransaction(table));
            }
        } else if (!tables.isEmpty()) {
            counters().forEach((table, count) -> written.put(table, count - before.getOrDefault(table, 0L)));
        }
        written.values().removeIf(count -> count <= 0);
        return written;
    }

    private Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new HashMap<>();
        try (PreparedStatement statement = session.prepareStatement(COUNTERS)) {
            statement.setArray(1, session.createArrayOf("text", tables.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counters.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return counters;
    }

    private long nextTransaction() throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(NEXT_TRANSACTION)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A table that is gone by now was not written, it was dropped. */
    private long largestTransaction(String table) throws SQLException {
        try (PreparedStatement exists = session.prepareStatement("SELECT pg_catalog.to_regclass(?) IS NOT NULL")) {
            exists.setString(1, table);
            try (ResultSet row = exists.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return 0;
                }
            }
        }
        String sql = "SELECT pg_catalog.count(*) FROM " + table
                + " WHERE xmin::pg_catalog.text::pg_catalog.int8 >= ? GROUP BY xmin ORDER BY 1 DESC LIMIT 1";
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setLong(1, firstTransaction);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
