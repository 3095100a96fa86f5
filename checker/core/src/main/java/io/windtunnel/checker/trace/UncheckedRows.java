package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RowsUnchecked;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.observation.SettingChanged;
import io.windtunnel.checker.observation.SettingLeft;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds rows that were written while {@code session_replication_role} was {@code replica}, and what they point at. */
final class UncheckedRows {

    private static final String SETTING = "session_replication_role";

    /** The foreign keys from and to a table: a sentence for one of their orphans, and the query that counts them. */
    private static final String KEYS =
            """
            SELECT pg_catalog.format('of table %s point at rows of %s that are not there, by %I',
                    k.conrelid::pg_catalog.regclass, k.confrelid::pg_catalog.regclass, k.conname),
                pg_catalog.format('SELECT pg_catalog.count(*) FROM %s AS c WHERE %s AND NOT EXISTS (SELECT FROM %s AS p WHERE %s)',
                    k.conrelid::pg_catalog.regclass,
                    pg_catalog.string_agg(pg_catalog.format('c.%I IS NOT NULL', c.attname), ' AND '),
                    k.confrelid::pg_catalog.regclass,
                    pg_catalog.string_agg(pg_catalog.format('p.%I = c.%I', p.attname, c.attname), ' AND '))
            FROM pg_catalog.pg_constraint k
            CROSS JOIN ROWS FROM (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey)) AS x (child, parent)
            JOIN pg_catalog.pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = x.child
            JOIN pg_catalog.pg_attribute p ON p.attrelid = k.confrelid AND p.attnum = x.parent
            WHERE k.contype = 'f' AND k.conparentid = 0 AND ? IN (k.conrelid::pg_catalog.int8, k.confrelid::pg_catalog.int8)
            GROUP BY k.oid, k.conname, k.conrelid, k.confrelid
            ORDER BY k.conname
            """;

    private UncheckedRows() {}

    /**
     * One for each statement and table.
     *
     * @param owner the role that runs the scripts: what compares keys can be their code
     * @param left the settings that scripts leave changed
     */
    static List<RowsUnchecked> find(DatabaseAddress owner, List<MigrationTrace> migrations, List<SettingLeft> left)
            throws SQLException {
        Map<StatementTrace, MigrationTrace> written = new LinkedHashMap<>();
        boolean isReplica = false;
        for (MigrationTrace migration : migrations) {
            for (StatementTrace statement : migration.statements()) {
                if (isReplica && statement.all(RowsWritten.class).findAny().isPresent()) {
                    written.put(statement, migration);
                }
                isReplica = statement
                        .all(SettingChanged.class)
                        .filter(change -> change.name().equals(SETTING))
                        .map(change -> change.to().equals("replica"))
                        .reduce(isReplica, (earlier, later) -> later);
            }
            isReplica &= left.stream()
                    .anyMatch(setting -> setting.script().equals(migration.script())
                            && setting.name().equals(SETTING));
        }
        if (written.isEmpty()) {
            return List.of();
        }
        List<RowsUnchecked> unchecked = new ArrayList<>();
        try (Connection connection = owner.connect()) {
            for (Map.Entry<StatementTrace, MigrationTrace> entry : written.entrySet()) {
                for (RowsWritten write : entry.getKey().all(RowsWritten.class).toList()) {
                    List<String> orphans = orphans(connection, write.relation());
                    if (write.relation().existedBefore() || !orphans.isEmpty()) {
                        unchecked.add(new RowsUnchecked(
                                entry.getValue().script(),
                                entry.getKey().lines(),
                                write.relation().name(),
                                orphans));
                    }
                }
            }
        }
        return unchecked;
    }

    private static List<String> orphans(Connection connection, Relation table) throws SQLException {
        List<String> orphans = new ArrayList<>();
        try (PreparedStatement keys = connection.prepareStatement(KEYS)) {
            keys.setLong(1, table.oid());
            try (ResultSet rows = keys.executeQuery()) {
                while (rows.next()) {
                    long count = count(connection, rows.getString(2));
                    if (count > 0) {
                        orphans.add("%d %s %s.".formatted(count, count == 1 ? "row" : "rows", rows.getString(1)));
                    }
                }
            }
        }
        return orphans;
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
