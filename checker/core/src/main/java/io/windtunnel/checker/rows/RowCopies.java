package io.windtunnel.checker.rows;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Copies of the rows of all tables at several moments, kept in the server and compared there. Values are copied as text
 * by {@code format}, which calls their types' output functions and nothing that a script could have defined, such as a
 * cast.
 */
public final class RowCopies {

    /** A table with more rows is not copied. */
    static final long MOST_ROWS = 10_000;

    /** Rows that differ are looked at one by one up to here. */
    private static final int MOST_DIFFERENCES = 1_000;

    private static final int TABLES_IN_ONE_STATEMENT = 50;

    private final Connection administrator;
    private int moments;

    /**
     * @param administrator sees every row; the copies live as long as it
     */
    public RowCopies(Connection administrator) throws SQLException {
        this.administrator = administrator;
        execute("CREATE TEMPORARY TABLE windtunnel_rows (moment int, place int, relation bigint, cells text[])");
    }

    /**
     * Copies what is committed.
     *
     * @return the copies by table; tables with too many rows are not among them
     */
    public Map<ObjectName, TableCopy> take(CatalogSnapshot schema) throws SQLException {
        int moment = ++moments;
        List<Table> tables = schema.tables().stream()
                .filter(table -> table.kind() == TableKind.ORDINARY)
                .toList();
        try (Statement batch = administrator.createStatement()) {
            for (int from = 0; from < tables.size(); from += TABLES_IN_ONE_STATEMENT) {
                List<String> parts = new ArrayList<>();
                for (int i = from; i < Math.min(tables.size(), from + TABLES_IN_ONE_STATEMENT); i++) {
                    parts.add(copying(moment, i, tables.get(i)));
                }
                batch.addBatch("INSERT INTO pg_temp.windtunnel_rows " + String.join(" UNION ALL ", parts));
            }
            batch.executeBatch();
        }
        return copies(moment, tables);
    }

    private static String copying(int moment, int place, Table table) {
        String cells = columns(table).stream()
                .map(column -> "pg_catalog.format('%L', t." + SqlIdentifier.quote(column) + ")")
                .collect(Collectors.joining(", "));
        return "(SELECT %d, %d, t.tableoid::bigint, ARRAY[%s]::pg_catalog.text[] FROM ONLY %s AS t LIMIT %d)"
                .formatted(moment, place, cells, table.name(), MOST_ROWS + 1);
    }

    private static List<String> columns(Table table) {
        return table.columns().stream().map(Column::name).sorted().toList();
    }

    private Map<ObjectName, TableCopy> copies(int moment, List<Table> tables) throws SQLException {
        Map<ObjectName, TableCopy> copies = new TreeMap<>();
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i);
            copies.put(table.name(), new TableCopy(moment, i, table.name(), columns(table), key(table), 0, 0, ""));
        }
        String counting =
                "SELECT place, max(relation), count(*), sum(pg_catalog.hashtextextended(cells::text, 0))::text"
                        + " FROM pg_temp.windtunnel_rows WHERE moment = " + moment + " GROUP BY place";
        try (Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(counting)) {
            while (rows.next()) {
                ObjectName name = tables.get(rows.getInt(1)).name();
                long oid = rows.getLong(2);
                long count = rows.getLong(3);
                String fingerprint = rows.getString(4);
                copies.computeIfPresent(
                        name,
                        (table, empty) -> count > MOST_ROWS
                                ? null
                                : new TableCopy(
                                        moment,
                                        empty.place(),
                                        table,
                                        empty.columns(),
                                        empty.key(),
                                        oid,
                                        count,
                                        fingerprint));
            }
        }
        return copies;
    }

    private static List<String> key(Table table) {
        return table.constraints().stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                .flatMap(constraint -> constraint.columns().stream())
                .toList();
    }

    /**
     * The rows of one copy that the other does not have, on the columns that both have.
     *
     * @param count how many they are
     * @param rows the first of them, values as SQL by column
     */
    public record Missing(long count, List<Map<String, String>> rows) {}

    /** The rows that were there and are not. */
    public Missing missing(TableCopy from, TableCopy in) throws SQLException {
        List<String> common = common(from, in);
        List<Map<String, String>> found = new ArrayList<>();
        long count = 0;
        try (PreparedStatement statement = administrator.prepareStatement("SELECT cells, count(*) OVER () FROM ("
                + cells(from, common) + " EXCEPT ALL " + cells(in, common) + ") AS gone ORDER BY cells COLLATE \"C\""
                + " LIMIT " + MOST_DIFFERENCES)) {
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    count = rows.getLong(2);
                    String[] values = (String[]) rows.getArray(1).getArray();
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < values.length; i++) {
                        row.put(common.get(i), values[i]);
                    }
                    found.add(row);
                }
            }
        }
        return new Missing(count, found);
    }

    /** How many rows are new both in {@code one} and in {@code other}, against {@code before}. */
    public long newInBoth(TableCopy before, TableCopy one, TableCopy other) throws SQLException {
        List<String> common =
                common(before, one).stream().filter(other.columns()::contains).toList();
        String sql = "SELECT count(*) FROM ((%s EXCEPT ALL %s) INTERSECT ALL (%s EXCEPT ALL %s)) AS both_times"
                .formatted(cells(one, common), cells(before, common), cells(other, common), cells(before, common));
        try (Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The rows of a copy: their values as SQL, in the order of its columns. */
    public List<List<String>> rows(TableCopy copy) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(cells(copy, copy.columns()))) {
            while (rows.next()) {
                found.add(List.of((String[]) rows.getArray(1).getArray()));
            }
        }
        return found;
    }

    private static List<String> common(TableCopy one, TableCopy other) {
        return one.columns().stream().filter(other.columns()::contains).toList();
    }

    private static String cells(TableCopy copy, List<String> columns) {
        String kept = copy.columns().equals(columns)
                ? "cells"
                : columns.stream()
                        .map(column -> "cells[" + (copy.columns().indexOf(column) + 1) + "]")
                        .collect(Collectors.joining(", ", "ARRAY[", "]::text[] AS cells"));
        return "SELECT %s FROM pg_temp.windtunnel_rows WHERE moment = %d AND place = %d"
                .formatted(kept, copy.moment(), copy.place());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }
}
