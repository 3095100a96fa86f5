package io.windtunnel.checker.fix;

import io.windtunnel.checker.fix.TableRows.ColumnValues;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows of a whole database at one moment, by fingerprints that the server computes: no row is read over the wire.
 *
 * @param tables by OID, which a table keeps when it is renamed
 */
record Contents(Map<Long, TableRows> tables) {

    private static final String TABLES = load("tables.sql");

    /** What one query asks for: planning takes longer the more it has. */
    private static final int TABLES_AT_ONCE = 40;

    Contents {
        tables = new TreeMap<>(tables);
    }

    /** A table's place in the catalog. */
    private record Place(long oid, ObjectName name, List<Integer> numbers, List<String> names) {}

    /**
     * Reads it.
     *
     * @param connection sees every row
     * @param except Flyway's table, which tells of scripts and not of rows
     * @throws SQLException also where it takes longer than {@code seconds}
     */
    static Contents read(Connection connection, ObjectName except, int seconds) throws SQLException {
        List<Place> places = places(connection, except);
        Map<Long, TableRows> tables = new TreeMap<>();
        for (int i = 0; i < places.size(); i += TABLES_AT_ONCE) {
            read(connection, places.subList(i, Math.min(i + TABLES_AT_ONCE, places.size())), seconds, tables);
        }
        return new Contents(tables);
    }

    /** The table of that name. */
    Optional<TableRows> table(ObjectName name) {
        return tables.values().stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    private static List<Place> places(Connection connection, ObjectName except) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(TABLES)) {
            while (result.next()) {
                Place place = new Place(
                        result.getLong("oid"),
                        ObjectName.of(result.getString("schema_name"), result.getString("table_name")),
                        List.of((Integer[]) result.getArray("numbers").getArray()),
                        List.of((String[]) result.getArray("names").getArray()));
                if (!place.name().equals(except)) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    private static void read(Connection connection, List<Place> places, int seconds, Map<Long, TableRows> tables)
            throws SQLException {
        String query = String.join(
                "\nUNION ALL\n", places.stream().map(Contents::query).toList());
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout(seconds);
            try (ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    long oid = result.getLong(1);
                    Place place = places.stream()
                            .filter(one -> one.oid() == oid)
                            .findFirst()
                            .orElseThrow();
                    tables.put(oid, rows(place, result.getLong(2), result.getArray(3)));
                }
            }
        }
    }

    private static TableRows rows(Place place, long count, Array fingerprints) throws SQLException {
        String[] values = (String[]) fingerprints.getArray();
        List<ColumnValues> columns = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            columns.add(new ColumnValues(place.numbers().get(i), place.names().get(i), values[i]));
        }
        return new TableRows(place.name(), count, columns);
    }

    /**
     * A sum does not mind the order of the rows; NULLs are told by how many values there are. Values are printed by their
     * types' own functions and never cast: a cast can be a function of the scripts' author, and this runs as superuser.
     */
    private static String query(Place place) {
        List<String> columns = new ArrayList<>();
        for (String name : place.names()) {
            String column = SqlIdentifier.quote(name);
            String hash = "pg_catalog.hashtextextended(pg_catalog.format('%%s', t.%s) COLLATE pg_catalog.\"C\", 0)"
                    .formatted(column);
            columns.add(
                    "pg_catalog.count(t.%1$s) || ':' || COALESCE(pg_catalog.sum(%2$s) FILTER (WHERE pg_catalog.num_nulls(t.%1$s) = 0), 0)"
                            .formatted(column, hash));
        }
        return "SELECT " + place.oid() + "::bigint, pg_catalog.count(*), ARRAY[" + String.join(", ", columns)
                + "]::pg_catalog.text[] FROM ONLY " + place.name() + " t";
    }

    private static String load(String resource) {
        try (InputStream in = Objects.requireNonNull(Contents.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the query " + resource, e);
        }
    }
}
