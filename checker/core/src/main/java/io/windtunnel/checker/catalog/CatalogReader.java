package io.windtunnel.checker.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog of PostgreSQL 14 to 18: one query for each kind of object, none for each object.
 *
 * <p>The session is left as it was found, also within an open transaction: the reading runs in a savepoint (or in a
 * transaction of its own) that is rolled back, and with it go its settings and the locks that printing a view takes.
 */
public final class CatalogReader {

    /** The queries; each is the resource of its name. */
    enum Query {
        SCHEMAS,
        EXTENSIONS,
        RELATIONS,
        COLUMNS,
        CONSTRAINTS,
        INDEXES,
        SEQUENCES,
        TYPES,
        ROUTINES,
        TRIGGERS,
        RULES,
        POLICIES,
        DEFAULT_PRIVILEGES,
        OTHERS;

        private final String sql = load(name().toLowerCase(Locale.ROOT) + ".sql");
        private final int parameters = (int) sql.chars().filter(c -> c == '?').count();
    }

    /**
     * What expressions look like when printed depends on these; an empty search path qualifies every name. The limits
     * keep the joins in the order in which they are written, which halves the time that planning takes. By function
     * and not by SET, after which the driver would forget its prepared statements (18 tells it of the change anyway).
     */
    private static final String SETTINGS =
            """
            SELECT pg_catalog.set_config(s.name, s.value, true)
              FROM (VALUES ('search_path', ''),
                           ('TimeZone', 'UTC'),
                           ('DateStyle', 'ISO, YMD'),
                           ('IntervalStyle', 'postgres'),
                           ('bytea_output', 'hex'),
                           ('extra_float_digits', '1'),
                           ('quote_all_identifiers', 'off'),
                           ('standard_conforming_strings', 'on'),
                           ('lc_monetary', 'C'),
                           ('from_collapse_limit', '1'),
                           ('join_collapse_limit', '1'),
                           ('jit', 'off')) s (name, value)
            """;

    private CatalogReader() {}

    /**
     * Reads what the connection sees, uncommitted changes of its own transaction too.
     *
     * @param connection any role's; in an open transaction that has not failed, or in auto-commit mode
     * @throws SQLException what the server answered, e.g. 25P02 where the transaction has failed
     */
    public static Catalog read(Connection connection, CatalogScope scope) throws SQLException {
        return connection.getAutoCommit() ? readInTransaction(connection, scope) : readInSavepoint(connection, scope);
    }

    private static Catalog readInTransaction(Connection connection, CatalogScope scope) throws SQLException {
        connection.setAutoCommit(false);
        try {
            execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            execute(connection, SETTINGS);
            return query(connection, scope);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Catalog readInSavepoint(Connection connection, CatalogScope scope) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            execute(connection, SETTINGS);
            return query(connection, scope);
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    private static Catalog query(Connection connection, CatalogScope scope) throws SQLException {
        Array excluded =
                connection.createArrayOf("text", scope.excludedSchemas().toArray());
        Map<Query, List<CatalogRow>> rows = new EnumMap<>(Query.class);
        for (Query query : Query.values()) {
            rows.put(query, rows(connection, query, excluded));
        }
        return new SnapshotAssembly(rows, scope).catalog();
    }

    private static List<CatalogRow> rows(Connection connection, Query query, Array excluded) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql)) {
            for (int i = 1; i <= query.parameters; i++) {
                statement.setArray(i, excluded);
            }
            try (ResultSet result = statement.executeQuery()) {
                return rows(result);
            }
        }
    }

    private static List<CatalogRow> rows(ResultSet result) throws SQLException {
        ResultSetMetaData metadata = result.getMetaData();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < metadata.getColumnCount(); i++) {
            places.put(metadata.getColumnLabel(i + 1), i);
        }
        List<CatalogRow> rows = new ArrayList<>();
        while (result.next()) {
            @Nullable Object[] values = new @Nullable Object[places.size()];
            for (int i = 0; i < values.length; i++) {
                Object value = result.getObject(i + 1);
                values[i] = value instanceof Array array ? array.getArray() : value;
            }
            rows.add(new CatalogRow(places, values));
        }
        return rows;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String load(String resource) {
        try (InputStream in = Objects.requireNonNull(CatalogReader.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the query " + resource, e);
        }
    }
}
