package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.RowsExposed.Seen;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A role that reads tables and that row security binds. It is created for a look, with a session of its own: policies
 * are strangers' code, and in the administrator's session they could take back {@code SET ROLE}.
 *
 * @param member the role whose member it is, so that policies for that role are for it, or the owner's rights are its own
 */
record Viewer(Optional<String> member) {

    private static final int SHOWN = 100;
    private static final int LONGEST = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What it sees of a table.
     *
     * @param rows the first of them, as Postgres prints them
     */
    record View(Seen seen, List<String> rows) {

        View {
            rows = List.copyOf(rows);
        }
    }

    /** Who may see the tables' rows: anybody, and those that the policies name, and the owners where they are bound. */
    static Set<Viewer> of(Collection<ProtectedTable> tables) {
        Set<Viewer> viewers = new LinkedHashSet<>();
        viewers.add(new Viewer(Optional.empty()));
        for (ProtectedTable table : tables) {
            table.roles().forEach(role -> viewers.add(new Viewer(Optional.of(role))));
            table.owner()
                    .filter(owner -> table.forced())
                    .ifPresent(owner -> viewers.add(new Viewer(Optional.of(owner))));
        }
        return viewers;
    }

    /** The subject of a sentence. */
    String words() {
        return member.map(role -> "a member of role " + SqlIdentifier.quote(role))
                .orElse("any role that may SELECT");
    }

    /** What it sees of tables, by their OIDs. */
    Map<Long, View> look(Connection connection, DatabaseAddress administrator, Collection<ProtectedTable> tables)
            throws SQLException {
        DatabaseAddress viewer = new DatabaseAddress(administrator.url(), "windtunnel_viewer_" + random(), random());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE pg_read_all_data%s"
                    .formatted(
                            viewer.user(),
                            viewer.password(),
                            member.map(role -> ", " + SqlIdentifier.quote(role)).orElse("")));
            try (Connection session = viewer.connect()) {
                session.setAutoCommit(false);
                Map<Long, View> views = new HashMap<>();
                for (ProtectedTable table : tables) {
                    views.put(table.oid(), look(session, table.name(), count(statement, table.name())));
                }
                return views;
            } finally {
                statement.execute("DROP ROLE " + viewer.user());
            }
        }
    }

    private static View look(Connection session, String table, long all) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = '2s'; SET LOCAL transaction_read_only = on");
            long count = count(statement, table);
            List<String> rows = new ArrayList<>();
            try (ResultSet result =
                    statement.executeQuery("SELECT pg_catalog.left(seen::pg_catalog.text, %d) FROM %s AS seen LIMIT %d"
                            .formatted(LONGEST, table, SHOWN))) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return new View(new Seen(count, all, Optional.empty()), rows);
        } catch (SQLException e) {
            return new View(new Seen(0, all, Optional.of(e.getSQLState() + ": " + e.getMessage())), List.of());
        } finally {
            session.rollback();
        }
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT pg_catalog.count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
