package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a row of each table and view. */
final class LentRows {

    /** A value that is longer is taken for NULL: it would be sent several times. */
    private static final int LONGEST_VALUE = 4_000;

    private static final int LOOKED_AT = 20;

    private LentRows() {}

    /**
     * One of the first rows of each, the one with the fewest NULLs.
     *
     * @param connection in a transaction
     * @return nothing for what has no row or cannot be read
     */
    static Map<ObjectName, LentRow> read(Connection connection, CatalogSnapshot schema) throws SQLException {
        Map<ObjectName, LentRow> rows = new LinkedHashMap<>();
        Stream<Map.Entry<ObjectName, List<Column>>> relations = Stream.concat(
                schema.tables().stream()
                        .filter(table -> !table.isPartition())
                        .map(table -> Map.entry(table.name(), table.columns())),
                schema.views().stream()
                        .filter(view -> !view.materialized())
                        .map(view -> Map.entry(view.name(), view.columns())));
        for (Map.Entry<ObjectName, List<Column>> relation : relations.toList()) {
            if (!relation.getValue().isEmpty()) {
                LentRow row = read(connection, relation.getKey(), relation.getValue());
                rows.put(relation.getKey(), row);
            }
        }
        return rows;
    }

    private static LentRow read(Connection connection, ObjectName relation, List<Column> columns) throws SQLException {
        String values = columns.stream()
                .map(column -> "CAST(%s AS text)".formatted(SqlIdentifier.quote(column.name())))
                .collect(Collectors.joining(", "));
        String sql =
                "SELECT v FROM (SELECT ARRAY[%s] AS v FROM %s LIMIT %d) AS s ORDER BY cardinality(array_remove(v, NULL)) DESC, v LIMIT 1"
                        .formatted(values, relation, LOOKED_AT);
        Savepoint start = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(sql)) {
                return row.next() ? row(columns, row.getArray(1)) : LentRow.NONE;
            }
        } catch (SQLException e) {
            connection.rollback(start); // a view that fails, a foreign server that is not there
            return LentRow.NONE;
        } finally {
            connection.releaseSavepoint(start);
        }
    }

    private static LentRow row(List<Column> columns, Array read) throws SQLException {
        Object[] texts = (Object[]) read.getArray();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] instanceof String text && text.length() <= LONGEST_VALUE) {
                values.put(columns.get(i).name(), text);
            }
        }
        return new LentRow(values);
    }
}
