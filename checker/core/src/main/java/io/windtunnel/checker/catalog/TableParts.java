package io.windtunnel.checker.catalog;

import io.windtunnel.checker.catalog.CatalogReader.Query;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The parts of tables, views, composite types and domains, found by the OID of what they belong to. */
final class TableParts {

    private static final List<Query> PART_QUERIES =
            List.of(Query.COLUMNS, Query.CONSTRAINTS, Query.INDEXES, Query.TRIGGERS, Query.RULES, Query.POLICIES);

    private final Map<Query, Map<Long, List<CatalogRow>>> byRelation = new EnumMap<>(Query.class);
    private final Map<Long, List<CatalogRow>> byDomain;
    private final OidRegister oids;

    /** Told of each object that was built from a row with an OID. */
    interface OidRegister {
        <T extends CatalogObject> T remember(String systemCatalog, CatalogRow row, T object);
    }

    TableParts(Map<Query, List<CatalogRow>> rows, OidRegister oids) {
        this.oids = oids;
        for (Query query : PART_QUERIES) {
            byRelation.put(query, grouped(rows.getOrDefault(query, List.of()), "relation"));
        }
        this.byDomain = grouped(rows.getOrDefault(Query.CONSTRAINTS, List.of()), "domain");
    }

    /** The names behind column numbers; what is no plain column, such as an expression's 0, is passed over. */
    private List<String> columnNames(long relation, List<Long> numbers) {
        List<CatalogRow> columns =
                byRelation.getOrDefault(Query.COLUMNS, Map.of()).getOrDefault(relation, List.of());
        return numbers.stream()
                .flatMap(number -> columns.stream().filter(column -> column.number("number") == number))
                .map(column -> column.text("name"))
                .toList();
    }

    private static Map<Long, List<CatalogRow>> grouped(List<CatalogRow> rows, String column) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.number(column)));
    }

    private Stream<CatalogRow> rows(Query query, long relation) {
        return byRelation.getOrDefault(query, Map.of()).getOrDefault(relation, List.of()).stream();
    }

    private <T extends CatalogObject> List<T> parts(
            Query query, long relation, String systemCatalog, Function<CatalogRow, T> build) {
        return rows(query, relation)
                .map(row -> oids.remember(systemCatalog, row, build.apply(row)))
                .sorted(Comparator.comparing(CatalogObject::identity))
                .toList();
    }

    static TableProperties properties(CatalogRow row) {
        List<String> schemas = row.texts("parent_schemas");
        List<String> names = row.texts("parent_names");
        List<ObjectName> parents = IntStream.range(0, names.size())
                .mapToObj(i -> ObjectName.of(schemas.get(i), names.get(i)))
                .toList();
        Optional<Partition> partition =
                row.optional("partition_bound").map(bound -> new Partition(parents.get(0), bound));
        return new TableProperties(
                row.flag("unlogged"),
                row.optional("access_method"),
                row.optional("tablespace"),
                row.sorted("parameters"),
                row.optional("partition_key"),
                partition,
                partition.isPresent() ? List.of() : parents,
                row.optional("of_type"),
                row.optional("foreign_server"),
                row.flag("row_security"),
                row.flag("forced_row_security"),
                row.text("replica_identity"));
    }

    /** In their order, as the query gives them. */
    List<Column> columns(long relation, ObjectName owner) {
        return rows(Query.COLUMNS, relation).map(row -> column(row, owner)).toList();
    }

    private static Column column(CatalogRow row, ObjectName owner) {
        Optional<String> expression = row.optional("expression");
        String generated = row.text("generated");
        return new Column(
                owner,
                row.text("name"),
                row.text("type"),
                !row.flag("not_null"),
                generated.isEmpty() ? expression : Optional.empty(),
                identityKind(row.text("identity")),
                generated.isEmpty()
                        ? Optional.empty()
                        : expression.map(e -> new Column.Generated(e, generated.equals("v"))),
                row.optional("collation"),
                row.flag("inherited"),
                settings(row),
                row.optional("comment"),
                SnapshotAssembly.privileges(row));
    }

    private static Optional<Column.Identity> identityKind(String attidentity) {
        return switch (attidentity) {
            case "a" -> Optional.of(Column.Identity.ALWAYS);
            case "d" -> Optional.of(Column.Identity.BY_DEFAULT);
            default -> Optional.empty();
        };
    }

    private static List<String> settings(CatalogRow row) {
        String compression =
                switch (row.text("compression")) {
                    case "p" -> "pglz";
                    case "l" -> "lz4";
                    default -> "";
                };
        return Stream.of(
                        row.optional("statistics").map(target -> "STATISTICS " + target).stream(),
                        row.optional("storage").map(code -> "STORAGE " + storage(code)).stream(),
                        Optional.of(compression).filter(c -> !c.isEmpty()).map(c -> "COMPRESSION " + c).stream(),
                        row.sorted("options").stream(),
                        row.sorted("foreign_options").stream().map(option -> "OPTION " + option))
                .flatMap(Function.identity())
                .toList();
    }

    private static String storage(String attstorage) {
        return switch (attstorage) {
            case "p" -> "PLAIN";
            case "e" -> "EXTERNAL";
            case "m" -> "MAIN";
            default -> "EXTENDED";
        };
    }

    List<Constraint> constraints(long relation) {
        List<Constraint> all = parts(Query.CONSTRAINTS, relation, "pg_constraint", this::constraint);
        return withoutPlainNotNulls(all, rows(Query.CONSTRAINTS, relation));
    }

    List<Constraint> domainConstraints(long domain) {
        List<CatalogRow> rows = byDomain.getOrDefault(domain, List.of());
        return rows.stream()
                .map(row -> oids.remember("pg_constraint", row, constraint(row)))
                .filter(constraint -> constraint.kind() != ConstraintKind.NOT_NULL)
                .sorted(Comparator.comparing(Constraint::identity))
                .toList();
    }

    /** PostgreSQL 18 has a row for each NOT NULL, older servers have none: a plain one is the column's nullability. */
    private static List<Constraint> withoutPlainNotNulls(List<Constraint> constraints, Stream<CatalogRow> rows) {
        List<String> plain = rows.filter(row -> row.flag("plain_not_null"))
                .map(row -> row.text("name"))
                .toList();
        return plain.isEmpty()
                ? constraints
                : constraints.stream().filter(c -> !plain.contains(c.name())).toList();
    }

    private Constraint constraint(CatalogRow row) {
        ObjectName owner = ObjectName.of(row.text("schema"), row.text("owner"));
        return new Constraint(
                owner,
                row.text("name"),
                ConstraintKind.ofCode(row.text("kind")),
                row.text("definition"),
                columnNames(row.number("relation"), row.numbers("columns")),
                row.optional("foreign_table")
                        .map(table -> new ForeignKey(
                                ObjectName.of(row.text("foreign_schema"), table),
                                row.texts("foreign_columns"),
                                action(row.text("on_delete")),
                                action(row.text("on_update")))),
                row.flag("validated"),
                row.flag("deferrable"),
                row.flag("initially_deferred"),
                row.flag("inherited"),
                row.optional("comment"));
    }

    private static String action(String code) {
        return switch (code) {
            case "r" -> "RESTRICT";
            case "c" -> "CASCADE";
            case "n" -> "SET NULL";
            case "d" -> "SET DEFAULT";
            default -> "NO ACTION";
        };
    }

    List<Index> indexes(long relation, ObjectName table) {
        return parts(Query.INDEXES, relation, "pg_class", row -> index(row, table));
    }

    private Index index(CatalogRow row, ObjectName table) {
        List<Long> columns = row.numbers("columns");
        int keys = (int) row.number("keys");
        long relation = row.number("relation");
        return new Index(
                table,
                row.text("name"),
                row.flag("unique"),
                row.flag("valid"),
                row.flag("clustered"),
                row.text("method"),
                columnNames(relation, columns.subList(0, keys)),
                columnNames(relation, columns.subList(keys, columns.size())),
                row.flag("has_expressions"),
                row.optional("predicate"),
                row.text("using"),
                row.optional("constraint"),
                row.optional("parent_name").map(parent -> ObjectName.of(row.text("parent_schema"), parent)),
                row.optional("comment"));
    }

    private static ObjectName owner(CatalogRow row) {
        return ObjectName.of(row.text("schema"), row.text("owner"));
    }

    List<Trigger> triggers(long relation) {
        return parts(
                Query.TRIGGERS,
                relation,
                "pg_trigger",
                row -> new Trigger(
                        owner(row),
                        row.text("name"),
                        row.text("definition"),
                        ObjectName.of(row.text("function_schema"), row.text("function_name")),
                        firing(row),
                        row.flag("inherited"),
                        row.optional("comment")));
    }

    List<Rule> rules(long relation) {
        return parts(
                Query.RULES,
                relation,
                "pg_rewrite",
                row -> new Rule(
                        owner(row), row.text("name"), row.text("definition"), firing(row), row.optional("comment")));
    }

    List<Policy> policies(long relation) {
        return parts(
                Query.POLICIES,
                relation,
                "pg_policy",
                row -> new Policy(
                        owner(row),
                        row.text("name"),
                        row.flag("permissive"),
                        row.text("command"),
                        row.sorted("roles"),
                        row.optional("using"),
                        row.optional("check"),
                        row.optional("comment")));
    }

    private static Firing firing(CatalogRow row) {
        return switch (row.text("firing")) {
            case "D" -> Firing.DISABLED;
            case "R" -> Firing.REPLICA;
            case "A" -> Firing.ALWAYS;
            default -> Firing.ENABLED;
        };
    }
}
