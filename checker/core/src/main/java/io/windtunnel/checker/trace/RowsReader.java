package io.windtunnel.checker.trace;

import io.windtunnel.checker.trace.TableRows.ColumnValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of tables by {@code windtunnel.rows}; the arrays' order is the one in {@code observer.sql}. */
final class RowsReader {

    /** So many rows of a table are followed one by one; of the others only the number and the fingerprints. */
    private static final int SHOWN = 20;

    private static final JsonMapper JSON = new JsonMapper();

    private RowsReader() {}

    /** The rows of every table, as they are committed. */
    static List<TableRows> all(Connection administrator) throws SQLException {
        return read(administrator, "windtunnel.tables()");
    }

    /** The rows of these tables, as the session sees them. What is no table, or gone, is left out. */
    static List<TableRows> of(Connection session, Collection<Long> oids) throws SQLException {
        return read(session, oids.stream().map(String::valueOf).collect(Collectors.joining(",", "'{", "}'")));
    }

    /**
     * Whether a converted value can be converted back to what it was.
     *
     * @param type the type before, one of Postgres's own
     */
    static boolean readsBack(Connection administrator, String was, String type, String now) throws SQLException {
        try (PreparedStatement statement = administrator.prepareStatement("SELECT windtunnel.reads_back(?, ?, ?)")) {
            statement.setString(1, was);
            statement.setString(2, type);
            statement.setString(3, now);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private static List<TableRows> read(Connection session, String tables) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery("SELECT windtunnel.rows(" + tables + ", " + SHOWN + ")")) {
            rows.next();
            return JSON.readTree(rows.getString(1))
                    .valueStream()
                    .map(RowsReader::table)
                    .toList();
        }
    }

    private static TableRows table(JsonNode table) {
        JsonNode found = table.path(3);
        JsonNode counts = found.path(1);
        List<ColumnValues> columns = new ArrayList<>();
        for (JsonNode column : table.path(2)) {
            int place = columns.size() * 2;
            columns.add(new ColumnValues(
                    column.path(0).asInt(),
                    column.path(1).asString(),
                    column.path(2).asString(),
                    column.path(3).asBoolean(),
                    column.path(4).asString(),
                    counts.path(place).asLong(0),
                    counts.path(place + 1).asString("")));
        }
        return new TableRows(
                table.path(0).asLong(),
                table.path(1).asString(),
                found.path(0).asLong(0),
                columns,
                found.path(2).valueStream().map(RowsReader::row).toList());
    }

    private static List<Optional<String>> row(JsonNode row) {
        return row.valueStream()
                .map(value -> value.isString() ? Optional.of(value.asString()) : Optional.<String>empty())
                .toList();
    }
}
