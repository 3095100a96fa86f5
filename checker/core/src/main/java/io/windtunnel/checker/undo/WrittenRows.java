package io.windtunnel.checker.undo;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows that are written while a migration is live: copies of rows that are there, with other values in unique columns. */
final class WrittenRows {

    private static final Pattern LENGTH = Pattern.compile("character varying\\((\\d+)\\)");

    private WrittenRows() {}

    /**
     * Writes one row into each table with a primary key where a copy of a row is allowed.
     *
     * @param owner as whom it is written, since triggers and checks are the scripts' code
     * @param tables into which
     * @return how many were written, by table
     */
    static Map<ObjectName, Long> write(Connection owner, CatalogSnapshot schema, Collection<ObjectName> tables)
            throws SQLException {
        Map<ObjectName, Long> written = new TreeMap<>();
        try (Statement statement = owner.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Table table : schema.tables()) {
                if (tables.contains(table.name()) && table.kind() == TableKind.ORDINARY) {
                    long count = write(statement, table);
                    if (count > 0) {
                        written.put(table.name(), count);
                    }
                }
            }
        }
        return written;
    }

    private static long write(Statement statement, Table table) {
        List<Column> columns = table.columns().stream()
                .filter(column -> column.generated().isEmpty())
                .toList();
        if (!hasKey(table)) {
            return 0; // such as a copy that a migration keeps for its undo: no application writes there
        }
        Set<String> unique = unique(table);
        String names = columns.stream()
                .map(column -> SqlIdentifier.quote(column.name()))
                .collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(column -> unique.contains(column.name())
                        ? another(column, table)
                        : "t." + SqlIdentifier.quote(column.name()))
                .collect(Collectors.joining(", "));
        try {
            return statement.executeUpdate(
                    "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM ONLY %s AS t ORDER BY t.ctid LIMIT 1"
                            .formatted(table.name(), names, values, table.name()));
        } catch (SQLException e) {
            return 0; // a check, a trigger or a key that is a foreign one does not allow it
        }
    }

    private static boolean hasKey(Table table) {
        return table.constraints().stream().anyMatch(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY);
    }

    private static Set<String> unique(Table table) {
        Set<String> columns = new HashSet<>();
        table.constraints().stream()
                .filter(constraint ->
                        constraint.kind() == ConstraintKind.PRIMARY_KEY || constraint.kind() == ConstraintKind.UNIQUE)
                .forEach(constraint -> columns.addAll(constraint.columns()));
        table.indexes().stream().filter(Index::unique).forEach(index -> columns.addAll(index.columns()));
        table.constraints().stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.FOREIGN_KEY)
                .forEach(constraint -> columns.removeAll(constraint.columns()));
        return columns;
    }

    /** A value that no row has or had, for the types that keys are made of. */
    private static String another(Column column, Table table) {
        String name = SqlIdentifier.quote(column.name());
        return switch (column.type()) {
            case "smallint", "integer", "bigint", "numeric" ->
                "(SELECT pg_catalog.max(m.%s) + 1000 FROM ONLY %s AS m)".formatted(name, table.name());
            case "uuid" -> "pg_catalog.gen_random_uuid()";
            case "date", "timestamp without time zone", "timestamp with time zone" ->
                "t." + name + " + interval '1 day'";
            default -> text(column, "t." + name);
        };
    }

    private static String text(Column column, String value) {
        Matcher length = LENGTH.matcher(column.type());
        if (length.matches()) {
            return "pg_catalog.left(pg_catalog.md5(%s), %s)".formatted(value, length.group(1));
        }
        return column.type().equals("text") ? "pg_catalog.md5(" + value + ")" : value;
    }
}
