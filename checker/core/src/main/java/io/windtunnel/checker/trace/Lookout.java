package io.windtunnel.checker.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** The one query that is asked after each statement, in the session that ran it. */
final class Lookout {

    /** The setting event_triggers exists since PostgreSQL 17. */
    private static final String STATE =
            """
            SELECT pg_catalog.string_agg(part, ' ' ORDER BY part)
                || coalesce(pg_catalog.current_setting('event_triggers', true), '')
            FROM (
                SELECT 'e' || oid || ' ' || xmin || evtenabled::text FROM pg_catalog.pg_event_trigger
                WHERE evtname LIKE 'windtunnel%'
                UNION ALL SELECT 'f' || oid || ' ' || xmin FROM pg_catalog.pg_proc
                WHERE pronamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'windtunnel')
                UNION ALL SELECT 't' || oid FROM pg_catalog.pg_class
                WHERE relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'windtunnel')
            ) AS parts (part)
            """;

    /** Within the function its own search path is in force, so the session's settings are read around it. */
    private static final String LOOK =
            """
            SELECT pg_catalog.jsonb_set(windtunnel.look(%d, %s), '{settings}', pg_catalog.jsonb_build_object(
                'search_path', pg_catalog.current_setting('search_path'), 'role', pg_catalog.current_setting('role'),
                'TimeZone', pg_catalog.current_setting('TimeZone'),
                'session_replication_role', pg_catalog.current_setting('session_replication_role')))
            """;

    private Lookout() {}

    /**
     * Installs the observers' side of the server.
     *
     * @param administrator a superuser's connection to the database that will be watched
     */
    static void install(Connection administrator) throws SQLException {
        for (String file : List.of("observer.sql", "second_session.sql")) {
            try (InputStream in = Objects.requireNonNull(Lookout.class.getResourceAsStream(file));
                    Statement statement = administrator.createStatement()) {
                statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }

    /**
     * Looks at the session.
     *
     * <p>Within a transaction this happens behind a savepoint: a look that fails must not spoil the script's work.
     *
     * @param since the number of the last event that was read
     * @param outside whether the script runs outside a transaction
     * @throws SQLException when the look failed; the transaction is as it was before
     */
    static Sighting look(Connection session, long since, boolean outside) throws SQLException {
        String query = LOOK.formatted(since, outside);
        try (Statement statement = session.createStatement()) {
            if (session.getAutoCommit()) {
                return SightingReader.read(json(statement, query));
            }
            try {
                String json =
                        json(statement, "SAVEPOINT windtunnel_look; " + query + "; RELEASE SAVEPOINT windtunnel_look");
                return SightingReader.read(json);
            } catch (SQLException e) {
                statement.execute("ROLLBACK TO SAVEPOINT windtunnel_look; RELEASE SAVEPOINT windtunnel_look");
                throw e;
            }
        }
    }

    /** Something that is read. */
    interface Reading<T> {
        T read() throws SQLException;
    }

    /** Reads in a session behind a savepoint, where a transaction is open. */
    static <T> T undisturbed(Connection session, Reading<T> reading) throws SQLException {
        if (session.getAutoCommit()) {
            return reading.read();
        }
        try (Statement statement = session.createStatement()) {
            statement.execute("SAVEPOINT windtunnel_look");
            try {
                T read = reading.read();
                statement.execute("RELEASE SAVEPOINT windtunnel_look");
                return read;
            } catch (SQLException e) {
                statement.execute("ROLLBACK TO SAVEPOINT windtunnel_look; RELEASE SAVEPOINT windtunnel_look");
                throw e;
            }
        }
    }

    /** Whether the role may change everything, the observers too. */
    static boolean isSuperuser(Connection administrator, String role) throws SQLException {
        try (PreparedStatement statement =
                administrator.prepareStatement("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = ?")) {
            statement.setString(1, role);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /**
     * What differs as soon as something of the observers is dropped, replaced or switched off, even for a moment: the
     * versions of their rows in the catalog.
     */
    static String state(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(STATE)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String json(Statement statement, String sql) throws SQLException {
        boolean rows = statement.execute(sql);
        while (!rows && statement.getUpdateCount() >= 0) {
            rows = statement.getMoreResults();
        }
        try (ResultSet result = statement.getResultSet()) {
            result.next();
            return result.getString(1);
        }
    }
}
