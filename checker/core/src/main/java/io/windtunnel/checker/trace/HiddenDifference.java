package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.DifferenceHidden;
import io.windtunnel.checker.observation.NoticeRaised;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether {@code IF NOT EXISTS} hid that the object which is there is another one. Behind a savepoint the object is put
 * out of the way, the statement is run again, and what it makes is compared with what was there. Where that cannot be
 * done nothing is said.
 */
final class HiddenDifference {

    /** Postgres names what it met, and not its schema. */
    private static final Pattern RELATION = Pattern.compile("relation \"(.+)\" already exists, skipping");

    private static final Pattern COLUMN =
            Pattern.compile("column \"(.+)\" of relation \"(.+)\" already exists, skipping");

    private static final String ATTIC = "windtunnel_attic";

    private static final String FIND =
            """
            SELECT c.oid::pg_catalog.int8, pg_catalog.quote_ident(n.nspname), c.relkind::pg_catalog.text
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relname = ? AND c.oid >= 16384 AND n.nspname NOT IN ('windtunnel', 'windtunnel_attic', 'pg_toast')
                AND c.relpersistence <> 't'
            """;

    /** What a relation is made of; names of constraints do not count, and NOT NULL stands at its column. */
    private static final String PARTS =
            """
            SELECT pg_catalog.concat_ws(' ', pg_catalog.quote_ident(a.attname),
                pg_catalog.format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
                'DEFAULT ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid), nullif(a.attidentity::pg_catalog.text, '')) AS part,
                a.attname AS name
            FROM pg_catalog.pg_attribute a
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'f')
            WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT pg_catalog.pg_get_constraintdef(k.oid), ''
            FROM pg_catalog.pg_constraint k WHERE k.conrelid = ? AND k.contype IN ('c', 'f', 'p', 'u', 'x')
            UNION ALL
            SELECT pg_catalog.pg_get_indexdef(x.indexrelid), '' FROM pg_catalog.pg_index x WHERE x.indexrelid = ?
            UNION ALL
            SELECT pg_catalog.pg_get_viewdef(c.oid), '' FROM pg_catalog.pg_class c WHERE c.oid = ? AND c.relkind IN ('v', 'm')
            UNION ALL
            SELECT pg_catalog.format('AS %s START %s INCREMENT %s MINVALUE %s MAXVALUE %s',
                pg_catalog.format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax), ''
            FROM pg_catalog.pg_sequence s WHERE s.seqrelid = ?
            ORDER BY 1
            """;

    private final Connection session;

    private HiddenDifference(Connection session) {
        this.session = session;
    }

    /** A relation that is there. */
    private record Found(long oid, String schema, String name, String kind) {

        String command() {
            return switch (kind) {
                case "i", "I" -> "INDEX";
                case "S" -> "SEQUENCE";
                case "v" -> "VIEW";
                case "m" -> "MATERIALIZED VIEW";
                default -> "TABLE";
            };
        }

        String qualified() {
            return schema + "." + SqlIdentifier.quote(name);
        }

        String words() {
            return command().toLowerCase(Locale.ROOT) + " " + qualified().replaceFirst("^public\\.", "");
        }
    }

    /** Whether a notice speaks of something that was there. */
    static boolean isPossible(List<NoticeRaised> notices) {
        return notices.stream().anyMatch(notice -> notice.message().endsWith(" already exists, skipping"));
    }

    /**
     * What a statement hid that has just run in a transaction.
     *
     * @param session the transaction, which is left as it was
     * @param sql the statement as it was sent
     */
    static List<DifferenceHidden> find(Connection session, String sql, List<NoticeRaised> notices) throws SQLException {
        List<DifferenceHidden> found = new ArrayList<>();
        for (NoticeRaised notice : notices) {
            Matcher relation = RELATION.matcher(notice.message());
            Matcher column = COLUMN.matcher(notice.message());
            if (column.matches()) {
                found.addAll(new HiddenDifference(session).tried(column.group(2), Optional.of(column.group(1)), sql));
            } else if (relation.matches()) {
                found.addAll(new HiddenDifference(session).tried(relation.group(1), Optional.empty(), sql));
            }
        }
        return found;
    }

    private List<DifferenceHidden> tried(String name, Optional<String> column, String sql) throws SQLException {
        Savepoint before = session.setSavepoint();
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            List<Found> there = relations(name);
            return there.size() == 1 ? compared(statement, there.get(0), column, sql) : List.of();
        } catch (SQLException e) {
            return List.of(); // the statement does not run here even with the object away
        } finally {
            session.rollback(before);
            session.releaseSavepoint(before);
        }
    }

    private List<DifferenceHidden> compared(Statement statement, Found there, Optional<String> column, String sql)
            throws SQLException {
        List<String> was = parts(there, column);
        statement.execute("SET LOCAL statement_timeout = '5s'; SET LOCAL lock_timeout = '1s'");
        putAway(statement, there, column);
        statement.execute(sql);
        List<Found> made = relations(there.name()).stream()
                .filter(other -> other.schema().equals(there.schema()))
                .toList();
        if (made.size() != 1) {
            return List.of();
        }
        List<String> is = parts(made.get(0), column);
        List<String> wanted = is.stream().filter(part -> !was.contains(part)).toList();
        List<String> found = was.stream().filter(part -> !is.contains(part)).toList();
        String object = column.map(name -> "column %s of ".formatted(SqlIdentifier.quote(name)))
                        .orElse("")
                + there.words();
        return is.isEmpty() || (wanted.isEmpty() && found.isEmpty())
                ? List.of()
                : List.of(new DifferenceHidden(object, wanted, found));
    }

    private static void putAway(Statement statement, Found there, Optional<String> column) throws SQLException {
        if (column.isPresent()) {
            statement.execute("ALTER TABLE %s RENAME COLUMN %s TO %s"
                    .formatted(there.qualified(), SqlIdentifier.quote(column.get()), ATTIC));
        } else if (there.command().equals("INDEX")) {
            statement.execute("ALTER INDEX %s RENAME TO %s".formatted(there.qualified(), ATTIC));
        } else {
            // Its indexes, constraints and sequences go with it and leave their names free.
            statement.execute("CREATE SCHEMA " + ATTIC);
            statement.execute("ALTER %s %s SET SCHEMA %s".formatted(there.command(), there.qualified(), ATTIC));
        }
    }

    private List<Found> relations(String name) throws SQLException {
        try (PreparedStatement query = session.prepareStatement(FIND)) {
            query.setString(1, name);
            List<Found> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(rows.getLong(1), rows.getString(2), name, rows.getString(3)));
                }
            }
            return found;
        }
    }

    private List<String> parts(Found relation, Optional<String> column) throws SQLException {
        try (PreparedStatement query = session.prepareStatement(PARTS)) {
            for (int i = 1; i <= 5; i++) {
                query.setLong(i, relation.oid());
            }
            List<String> parts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (column.isEmpty() || column.get().equals(rows.getString(2))) {
                        parts.add(rows.getString(1));
                    }
                }
            }
            return parts;
        }
    }
}
