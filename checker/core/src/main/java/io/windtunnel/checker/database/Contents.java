package io.windtunnel.checker.database;

import io.windtunnel.checker.postgres.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the tables hold: for each table the number of its rows and a hash over them that does not depend on their order.
 *
 * @param tables the number of rows and their hash, by table
 */
record Contents(Map<ObjectName, String> tables) {

    private static final String TABLES =
            """
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname <> 'information_schema'
              AND n.nspname !~ '^pg_'
            """;

    private static final String ROWS =
            """
            SELECT pg_catalog.count(*) || ' '
                || coalesce(pg_catalog.sum(pg_catalog.hashtextextended(windtunnel_row::pg_catalog.text, 0)::pg_catalog.numeric), 0)
            FROM ONLY %s AS windtunnel_row
            """;

    /** Of every table that is there, but for Flyway's own. */
    static Contents of(Connection connection, ObjectName historyTable) throws SQLException {
        List<ObjectName> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                names.add(ObjectName.of(rows.getString(1), rows.getString(2)));
            }
        }
        names.remove(historyTable);
        Map<ObjectName, String> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (ObjectName name : names) {
                try (ResultSet rows = statement.executeQuery(ROWS.formatted(name))) {
                    rows.next();
                    tables.put(name, rows.getString(1));
                }
            }
        }
        return new Contents(tables);
    }

    /** The tables that hold something else than before, or came or went. */
    List<ObjectName> changedSince(Contents before) {
        TreeMap<ObjectName, String> all = new TreeMap<>(before.tables);
        all.putAll(tables);
        return all.keySet().stream()
                .filter(name -> !Objects.equals(before.tables.get(name), tables.get(name)))
                .toList();
    }

    /** How many rows a table holds; none where it is not there. */
    String rows(ObjectName table) {
        return tables.getOrDefault(table, "0 ").split(" ", 2)[0];
    }
}
