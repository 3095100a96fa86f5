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
import java.util.stream.Stream;

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
                .map(c -> isIdentityOfParent(c, after) ? ColumnSql.withoutIdentity(c) : c)
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
        table.columns().forEach(c -> statements.addAll(ColumnSql.settings(c, List.of(), alter)));
        statements.addAll(rowSecurity(alter, false, false, p));
        table.constraints()
                .forEach(c -> statements.addAll(MetadataSql.comment(c.identity(), Optional.empty(), c.comment())));
        return statements;
    }

    /** From PostgreSQL 17 on a partition has the identity columns of the partitioned table, once it is attached. */
    private static boolean isIdentityOfParent(Column column, Inventory after) {
        return after.table(column.table())
                .flatMap(table -> table.properties().partition())
                .flatMap(partition -> after.table(partition.parent()))
                .flatMap(parent -> parent.column(column.name()))
                .flatMap(Column::identityKind)
                .isPresent();
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
        String options = ForeignOptions.of(b.foreignServer().orElse(""))
                .changeTo(ForeignOptions.of(a.foreignServer().orElse("")));
        if (!options.isEmpty()) {
            statements.add(alter + options);
        }
        statements.addAll(parameters(alter, b.parameters(), a.parameters()));
        statements.addAll(rowSecurity(alter, b.rowSecurity(), b.forcedRowSecurity(), a));
        return statements;
    }

    static String ofType(Table table) {
        return "ALTER TABLE " + table.name()
                + table.properties().ofType().map(type -> " OF " + type).orElse(" NOT OF");
    }

    static List<String> inherit(Table before, Table after) {
        String alter = "ALTER " + target(after) + " ";
        List<ObjectName> from = before.properties().parents();
        List<ObjectName> to = after.properties().parents();
        return Stream.concat(
                        from.stream().filter(p -> !to.contains(p)).map(p -> alter + "NO INHERIT " + p),
                        to.stream().filter(p -> !from.contains(p)).map(p -> alter + "INHERIT " + p))
                .toList();
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

    /** Of a parent its own rows alone; of a partitioned table those of its partitions, for it has no others. */
    static List<String> saveRows(Table table, Inventory before) {
        String name = SqlIdentifier.quote(table.name().name() + "__rows");
        boolean isParent = table.kind() != TableKind.PARTITIONED
                && !before.children(table.name()).isEmpty();
        return List.of("CREATE TEMPORARY TABLE " + name + " AS TABLE " + (isParent ? "ONLY " : "") + table.name());
    }

    static List<String> restoreRows(Table before, Table after, Inventory from, Inventory to) {
        List<Column> columns = after.columns().stream()
                .filter(c -> c.generated().isEmpty())
                .filter(c -> before.column(c.name()).isPresent())
                .toList();
        List<String> statements = new ArrayList<>();
        if (!columns.isEmpty()) {
            String names =
                    columns.stream().map(c -> SqlIdentifier.quote(c.name())).collect(Collectors.joining(", "));
            String values = columns.stream()
                    .map(c -> value(c, before.column(c.name()).orElseThrow(), from, to))
                    .collect(Collectors.joining(", "));
            statements.add("INSERT INTO " + after.name() + " (" + names + ") OVERRIDING SYSTEM VALUE\nSELECT " + values
                    + " FROM " + savedRows(before));
        }
        columns.stream()
                .filter(c -> c.identityKind().isPresent())
                .map(c -> c.table().part(c.name()))
                .flatMap(column -> to.identitySequence(column).stream()
                        .map(sequence -> SequenceSql.continueAfter(sequence, column)))
                .forEach(statements::add);
        statements.add("DROP TABLE " + savedRows(before));
        return statements;
    }

    private static String value(Column column, Column earlier, Inventory from, Inventory to) {
        return ColumnSql.converted(
                SqlIdentifier.quote(column.name()),
                earlier.type(),
                column.type(),
                from.baseType(earlier.type()),
                to.baseType(column.type()));
    }
}
