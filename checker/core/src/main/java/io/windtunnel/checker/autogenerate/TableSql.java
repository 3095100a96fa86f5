package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Partition;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.catalog.TableProperties;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tables as a whole. */
final class TableSql {

    private TableSql() {}

    /** {@code TABLE public.users}, {@code FOREIGN TABLE ...}. */
    static String target(Table table) {
        return (table.kind() == TableKind.FOREIGN ? "FOREIGN TABLE " : "TABLE ") + table.name();
    }

    static List<String> create(Table table, Inventory after) {
        TableProperties p = table.properties();
        boolean inherits = !p.parents().isEmpty();
        List<String> lines = new ArrayList<>();
        table.columns().stream()
                .filter(c -> !(inherits && c.inherited()))
                .map(c ->
                        ColumnSql.definition(c, after.identitySequence(c.table().part(c.name()))))
                .forEach(lines::add);
        table.constraints().stream()
                .filter(c -> !(inherits && c.inherited()))
                .sorted(Comparator.comparing(Constraint::kind))
                .map(c -> "CONSTRAINT " + SqlIdentifier.quote(c.name()) + " " + c.definition())
                .forEach(lines::add);
        List<String> statements = new ArrayList<>();
        String body = lines.isEmpty() ? "()" : "(\n    " + String.join(",\n    ", lines) + "\n)";
        statements.add("CREATE " + (p.unlogged() ? "UNLOGGED " : "") + target(table) + " " + body + clauses(table));
        String alter = "ALTER " + target(table) + " ";
        p.ofType().ifPresent(type -> statements.add(alter + "OF " + type));
        table.columns().forEach(c -> statements.addAll(ColumnSql.settings(c, List.of(), alter)));
        statements.addAll(rowSecurity(alter, false, false, p));
        table.constraints()
                .forEach(c -> statements.addAll(MetadataSql.comment(c.identity(), Optional.empty(), c.comment())));
        return statements;
    }

    private static String clauses(Table table) {
        TableProperties p = table.properties();
        return (p.parents().isEmpty() ? "" : " INHERITS (" + joined(p.parents()) + ")")
                + p.partitionKey().map(key -> " PARTITION BY " + key).orElse("")
                + p.accessMethod()
                        .filter(m -> !m.equals("heap"))
                        .map(m -> " USING " + SqlIdentifier.quote(m))
                        .orElse("")
                + (p.parameters().isEmpty() ? "" : " WITH (" + String.join(", ", p.parameters()) + ")")
                + p.tablespace()
                        .map(t -> " TABLESPACE " + SqlIdentifier.quote(t))
                        .orElse("")
                + p.foreignServer().map(s -> " " + s).orElse("");
    }

    private static String joined(List<ObjectName> names) {
        return names.stream().map(ObjectName::toString).collect(Collectors.joining(", "));
    }

    private static List<String> rowSecurity(String alter, boolean wasOn, boolean wasForced, TableProperties p) {
        List<String> statements = new ArrayList<>();
        if (wasOn != p.rowSecurity()) {
            statements.add(alter + (p.rowSecurity() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
        }
        if (wasForced != p.forcedRowSecurity()) {
            statements.add(alter + (p.forcedRowSecurity() ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
        }
        return statements;
    }

    static List<String> alter(Table before, Table after) {
        TableProperties b = before.properties();
        TableProperties a = after.properties();
        String alter = "ALTER " + target(after) + " ";
        List<String> statements = new ArrayList<>();
        b.ofType().filter(t -> !b.ofType().equals(a.ofType())).ifPresent(t -> statements.add(alter + "NOT OF"));
        a.ofType().filter(t -> !b.ofType().equals(a.ofType())).ifPresent(t -> statements.add(alter + "OF " + t));
        if (b.unlogged() != a.unlogged()) {
            statements.add(alter + "SET " + (a.unlogged() ? "UNLOGGED" : "LOGGED"));
        }
        if (!b.accessMethod().equals(a.accessMethod())) {
            statements.add(alter + "SET ACCESS METHOD "
                    + a.accessMethod().map(SqlIdentifier::quote).orElse("DEFAULT"));
        }
        if (!b.tablespace().equals(a.tablespace())) {
            statements.add(alter + "SET TABLESPACE "
                    + a.tablespace().map(SqlIdentifier::quote).orElse("pg_default"));
        }
        statements.addAll(parameters(alter, b.parameters(), a.parameters()));
        statements.addAll(rowSecurity(alter, b.rowSecurity(), b.forcedRowSecurity(), a));
        statements.addAll(parents(alter, b.parents(), a.parents()));
        return statements;
    }

    /** Postgres keeps parents in the order in which they were given: from the first that differs all are given anew. */
    private static List<String> parents(String alter, List<ObjectName> from, List<ObjectName> to) {
        int same = 0;
        while (same < from.size() && same < to.size() && from.get(same).equals(to.get(same))) {
            same++;
        }
        List<String> statements = new ArrayList<>();
        from.subList(same, from.size()).forEach(parent -> statements.add(alter + "NO INHERIT " + parent));
        to.subList(same, to.size()).forEach(parent -> statements.add(alter + "INHERIT " + parent));
        return statements;
    }

    static List<String> parameters(String alter, List<String> from, List<String> to) {
        List<String> statements = new ArrayList<>();
        List<String> names = to.stream().map(TableSql::parameterName).toList();
        List<String> reset = from.stream()
                .map(TableSql::parameterName)
                .filter(name -> !names.contains(name))
                .toList();
        List<String> set = to.stream().filter(p -> !from.contains(p)).toList();
        if (!reset.isEmpty()) {
            statements.add(alter + "RESET (" + String.join(", ", reset) + ")");
        }
        if (!set.isEmpty()) {
            statements.add(alter + "SET (" + String.join(", ", set) + ")");
        }
        return statements;
    }

    private static String parameterName(String parameter) {
        return parameter.split("=", 2)[0];
    }

    static String attach(Table table) {
        Partition partition = table.properties().partition().orElseThrow();
        return "ALTER TABLE " + partition.parent() + " ATTACH PARTITION " + table.name() + " " + partition.bound();
    }

    static String detach(Table table) {
        Partition partition = table.properties().partition().orElseThrow();
        return "ALTER TABLE " + partition.parent() + " DETACH PARTITION " + table.name();
    }

    static String replicaIdentity(Table table) {
        return "ALTER TABLE " + table.name() + " REPLICA IDENTITY "
                + table.properties().replicaIdentity();
    }

    private static String savedRows(Table table) {
        return "pg_temp." + SqlIdentifier.quote(table.name().name() + "__rows");
    }

    static List<String> saveRows(Table table) {
        String name = SqlIdentifier.quote(table.name().name() + "__rows");
        return List.of("CREATE TEMPORARY TABLE " + name + " AS TABLE " + table.name());
    }

    static List<String> restoreRows(Table before, Table after, Inventory inventory) {
        List<Column> columns = after.columns().stream()
                .filter(c -> c.generated().isEmpty())
                .filter(c -> before.column(c.name()).isPresent())
                .toList();
        List<String> statements = new ArrayList<>();
        if (!columns.isEmpty()) {
            String names =
                    columns.stream().map(c -> SqlIdentifier.quote(c.name())).collect(Collectors.joining(", "));
            String values = columns.stream()
                    .map(c -> value(c, before.column(c.name()).orElseThrow()))
                    .collect(Collectors.joining(", "));
            statements.add("INSERT INTO " + after.name() + " (" + names + ") OVERRIDING SYSTEM VALUE\nSELECT " + values
                    + " FROM " + savedRows(before));
        }
        columns.stream()
                .filter(c -> c.identityKind().isPresent())
                .flatMap(c -> inventory.identitySequence(c.table().part(c.name())).stream()
                        .map(s -> "SELECT pg_catalog.setval("
                                + Target.literal(s.name().toString()) + ", max(" + SqlIdentifier.quote(c.name())
                                + ")) FROM " + after.name()))
                .forEach(statements::add);
        statements.add("DROP TABLE " + savedRows(before));
        return statements;
    }

    private static String value(Column column, Column earlier) {
        String name = SqlIdentifier.quote(column.name());
        return column.type().equals(earlier.type()) ? name : name + "::text::" + column.type();
    }
}
