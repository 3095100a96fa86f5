package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.observation.CodeStatement;
import io.windtunnel.checker.observation.CodeUse;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements that an application sends whose code was generated from a schema: columns by name, values with the
 * types that it knows. A value that is not cast to the old type would let the server choose a type that the code never
 * sends.
 */
final class CodeStatements {

    private final Map<ObjectName, LentRow> rows;

    /** @param rows a row of each table and view that has one */
    CodeStatements(Map<ObjectName, LentRow> rows) {
        this.rows = Map.copyOf(rows);
    }

    /** All of them for what code knows; a partition is reached through its table. */
    List<Probe> of(CatalogSnapshot known) {
        List<Probe> probes = new ArrayList<>();
        for (Table table : known.tables()) {
            if (!table.isPartition() && !table.columns().isEmpty()) {
                probes.addAll(ofTable(table));
            }
        }
        for (View view : known.views()) {
            if (!view.columns().isEmpty()) {
                probes.add(select(view.name(), view.columns()));
                if (!view.materialized()) {
                    probes.addAll(writes(view.name(), view.columns(), List.of(), List.of()));
                }
            }
        }
        known.enums().stream()
                .filter(type -> !type.values().isEmpty())
                .map(CodeStatements::literals)
                .forEach(probes::add);
        return List.copyOf(probes);
    }

    private List<Probe> ofTable(Table table) {
        List<List<String>> keys = table.constraints().stream()
                .filter(constraint -> isKey(constraint) && !constraint.deferrable())
                .map(Constraint::columns)
                .toList();
        List<String> primary = table.constraints().stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                .map(Constraint::columns)
                .findFirst()
                .orElse(List.of());
        List<Probe> probes = new ArrayList<>(List.of(select(table.name(), table.columns())));
        probes.addAll(writes(table.name(), table.columns(), primary, keys));
        return probes;
    }

    private static boolean isKey(Constraint constraint) {
        return constraint.kind() == ConstraintKind.PRIMARY_KEY || constraint.kind() == ConstraintKind.UNIQUE;
    }

    private static Probe select(ObjectName relation, List<Column> columns) {
        return grouped(
                columns,
                some -> Probe.of(new CodeStatement(
                        CodeUse.SELECT,
                        relation,
                        names(some),
                        "SELECT %s FROM %s LIMIT 1".formatted(list(names(some)), relation))));
    }

    /** The whole, with a part for each column. */
    private static Probe grouped(List<Column> columns, Function<List<Column>, Probe> making) {
        Probe whole = making.apply(columns);
        List<Probe> parts =
                columns.stream().map(column -> making.apply(List.of(column))).toList();
        return new Probe(whole.statement(), parts, whole.execution());
    }

    private List<Probe> writes(
            ObjectName relation, List<Column> columns, List<String> primary, List<List<String>> keys) {
        LentRow row = rows.getOrDefault(relation, LentRow.NONE);
        List<Column> written =
                columns.stream().filter(CodeStatements::isWritten).toList();
        if (written.isEmpty()) {
            return List.of();
        }
        List<Column> required =
                written.stream().filter(CodeStatements::isRequired).toList();
        List<Probe> probes = new ArrayList<>();
        probes.add(Probe.of(insert(CodeUse.INSERT, relation, written, row)));
        if (required.size() < written.size()) {
            probes.add(Probe.of(insert(CodeUse.INSERT_REQUIRED, relation, required, row)));
        }
        String where = " WHERE " + condition(columns, primary, row);
        probes.add(grouped(written, some -> Probe.of(update(relation, some, row, where))));
        probes.add(Probe.of(new CodeStatement(CodeUse.DELETE, relation, List.of(), "DELETE FROM " + relation + where)));
        keys.forEach(key -> probes.add(Probe.of(upsert(relation, written, key, row))));
        return probes;
    }

    /** A generated column is computed, and an identity that is always generated is never sent. */
    private static boolean isWritten(Column column) {
        return column.generated().isEmpty() && !column.identityKind().equals(Optional.of(Column.Identity.ALWAYS));
    }

    private static boolean isRequired(Column column) {
        return !column.nullable()
                && column.defaultExpression().isEmpty()
                && column.identityKind().isEmpty();
    }

    private static CodeStatement insert(CodeUse use, ObjectName relation, List<Column> columns, LentRow row) {
        String values = columns.isEmpty()
                ? " DEFAULT VALUES"
                : " (%s) VALUES (%s)".formatted(list(names(columns)), values(columns, row));
        return new CodeStatement(use, relation, names(columns), "INSERT INTO " + relation + values);
    }

    private static CodeStatement update(ObjectName relation, List<Column> columns, LentRow row, String where) {
        String assignments = columns.stream()
                .map(column -> SqlIdentifier.quote(column.name()) + " = " + value(column, row))
                .collect(Collectors.joining(", "));
        return new CodeStatement(
                CodeUse.UPDATE, relation, names(columns), "UPDATE " + relation + " SET " + assignments + where);
    }

    private static CodeStatement upsert(ObjectName relation, List<Column> columns, List<String> key, LentRow row) {
        String assignments = columns.stream()
                .map(Column::name)
                .filter(name -> !key.contains(name))
                .map(SqlIdentifier::quote)
                .map(name -> name + " = EXCLUDED." + name)
                .collect(Collectors.joining(", "));
        String action = assignments.isEmpty() ? "NOTHING" : "UPDATE SET " + assignments;
        return new CodeStatement(
                CodeUse.UPSERT,
                relation,
                key,
                "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO %s"
                        .formatted(relation, list(names(columns)), values(columns, row), list(key), action));
    }

    /** The one row by its key; without a key, or a row, by the first column that has a value. */
    private static String condition(List<Column> columns, List<String> primary, LentRow row) {
        if (!primary.isEmpty()) {
            return columns.stream()
                    .filter(column -> primary.contains(column.name()))
                    .map(column -> SqlIdentifier.quote(column.name()) + " = " + value(column, row))
                    .collect(Collectors.joining(" AND "));
        }
        return columns.stream()
                .filter(column -> row.value(column.name()).isPresent())
                .findFirst()
                .map(column -> "CAST(%s AS text) = %s"
                        .formatted(
                                SqlIdentifier.quote(column.name()),
                                literal(row.value(column.name()).orElse(""))))
                .orElse("false");
    }

    private static Probe literals(EnumType type) {
        List<Probe> parts = type.values().stream()
                .map(value -> Probe.of(literals(type, List.of(value))))
                .toList();
        CodeStatement all = literals(type, type.values());
        return new Probe(all, parts, all.sql());
    }

    private static CodeStatement literals(EnumType type, List<String> some) {
        String values = some.stream()
                .map(value -> "CAST(%s AS %s)".formatted(literal(value), type.name()))
                .collect(Collectors.joining(", "));
        return new CodeStatement(CodeUse.LITERAL, type.name(), List.of(), "SELECT " + values);
    }

    private static String values(List<Column> columns, LentRow row) {
        return columns.stream().map(column -> value(column, row)).collect(Collectors.joining(", "));
    }

    private static String value(Column column, LentRow row) {
        return "CAST(%s AS %s)"
                .formatted(row.value(column.name()).map(CodeStatements::literal).orElse("NULL"), column.type());
    }

    /** With standard_conforming_strings a backslash is one. */
    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private static String list(List<String> names) {
        return names.stream().map(SqlIdentifier::quote).collect(Collectors.joining(", "));
    }
}
