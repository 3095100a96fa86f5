package io.windtunnel.checker.catalog;

import io.windtunnel.checker.catalog.CatalogReader.Query;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts the rows of the catalog queries together into a snapshot: what stands on a table goes into its table. */
final class SnapshotAssembly {

    private final Map<Query, List<CatalogRow>> rows;
    private final CatalogScope scope;
    private final TableParts parts;
    private final Map<String, Map<Long, ObjectIdentity>> oids = new HashMap<>();

    SnapshotAssembly(Map<Query, List<CatalogRow>> rows, CatalogScope scope) {
        this.rows = rows;
        this.scope = scope;
        this.parts = new TableParts(rows, this::remember);
    }

    Catalog catalog() {
        CatalogSnapshot snapshot = new CatalogSnapshot(
                objects(Query.SCHEMAS, Set.of(), "pg_namespace", SnapshotAssembly::schema),
                objects(Query.EXTENSIONS, Set.of(), "pg_extension", SnapshotAssembly::extension),
                objects(Query.TYPES, Set.of("e"), "pg_type", SnapshotAssembly::enumType),
                objects(Query.TYPES, Set.of("d"), "pg_type", this::domain),
                objects(Query.TYPES, Set.of("c"), "pg_type", this::composite),
                objects(Query.TYPES, Set.of("r"), "pg_type", SnapshotAssembly::range),
                objects(Query.SEQUENCES, Set.of(), "pg_class", SnapshotAssembly::sequence),
                objects(Query.RELATIONS, Set.of("r", "p", "f"), "pg_class", this::table),
                objects(Query.RELATIONS, Set.of("v", "m"), "pg_class", this::view),
                objects(Query.ROUTINES, Set.of(), "pg_proc", SnapshotAssembly::routine),
                objects(Query.DEFAULT_PRIVILEGES, Set.of(), "pg_default_acl", SnapshotAssembly::defaultPrivileges),
                others());
        return new Catalog(snapshot, new CatalogOids(oids));
    }

    /** The objects of a query's rows, of some kinds or (where none is named) of all, sorted. */
    private <T extends CatalogObject> List<T> objects(
            Query query, Set<String> kinds, String systemCatalog, Function<CatalogRow, T> build) {
        return rows.getOrDefault(query, List.of()).stream()
                .filter(row -> kinds.isEmpty() || kinds.contains(row.text("kind")))
                .filter(row -> !isExcluded(query, row))
                .map(row -> remember(systemCatalog, row, build.apply(row)))
                .sorted(Comparator.comparing(CatalogObject::identity))
                .toList();
    }

    private boolean isExcluded(Query query, CatalogRow row) {
        return switch (query) {
            case RELATIONS -> scope.excludedTables().contains(name(row));
            case SEQUENCES ->
                row.optional("owner_table").isPresent()
                        && scope.excludedTables()
                                .contains(ObjectName.of(row.text("owner_schema"), row.text("owner_table")));
            default -> false;
        };
    }

    private <T extends CatalogObject> T remember(String systemCatalog, CatalogRow row, T object) {
        oids.computeIfAbsent(systemCatalog, c -> new HashMap<>()).put(row.number("oid"), object.identity());
        return object;
    }

    private List<OtherObject> others() {
        return rows.getOrDefault(Query.OTHERS, List.of()).stream()
                .map(row -> remember(row.text("catalog"), row, other(row)))
                .sorted(Comparator.comparing(OtherObject::identity))
                .toList();
    }

    static ObjectName name(CatalogRow row) {
        return ObjectName.of(row.text("schema"), row.text("name"));
    }

    private static ObjectMetadata metadata(CatalogRow row) {
        return new ObjectMetadata(row.text("owner"), row.optional("comment"), privileges(row));
    }

    /** From lines such as {@code SELECT f role}: the privilege, whether it can be passed on, the grantee. */
    static List<Privilege> privileges(CatalogRow row) {
        return row.texts("privileges").stream()
                .map(line -> line.split(" ", 3))
                .map(piece -> new Privilege(piece[2], piece[0], piece[1].equals("t")))
                .sorted(Comparator.comparing(Privilege::grantee).thenComparing(Privilege::privilege))
                .toList();
    }

    private static Schema schema(CatalogRow row) {
        return new Schema(row.text("name"), metadata(row));
    }

    private static Extension extension(CatalogRow row) {
        return new Extension(row.text("name"), row.text("schema"), row.text("version"), row.optional("comment"));
    }

    private static EnumType enumType(CatalogRow row) {
        return new EnumType(name(row), row.texts("labels"), metadata(row));
    }

    private DomainType domain(CatalogRow row) {
        return new DomainType(
                name(row),
                row.text("base_type"),
                !row.flag("not_null"),
                row.optional("default_expression"),
                row.optional("collation"),
                parts.domainConstraints(row.number("oid")),
                metadata(row));
    }

    private CompositeType composite(CatalogRow row) {
        return new CompositeType(name(row), parts.columns(row.number("relation"), name(row)), metadata(row));
    }

    private static RangeType range(CatalogRow row) {
        return new RangeType(name(row), row.text("definition"), metadata(row));
    }

    private static Sequence sequence(CatalogRow row) {
        return new Sequence(
                name(row),
                row.text("type"),
                row.number("start"),
                row.number("increment"),
                row.number("minimum"),
                row.number("maximum"),
                row.number("cache"),
                row.flag("cycle"),
                row.optional("owner_table").map(table -> ObjectName.of(row.text("owner_schema"), table)
                        .part(row.text("owner_column"))),
                row.flag("inside_identity"),
                metadata(row));
    }

    private Table table(CatalogRow row) {
        long oid = row.number("oid");
        TableKind kind =
                switch (row.text("kind")) {
                    case "p" -> TableKind.PARTITIONED;
                    case "f" -> TableKind.FOREIGN;
                    default -> TableKind.ORDINARY;
                };
        return new Table(
                name(row),
                kind,
                TableParts.properties(row),
                parts.columns(oid, name(row)),
                parts.constraints(oid),
                parts.indexes(oid, name(row)),
                parts.triggers(oid),
                parts.rules(oid),
                parts.policies(oid),
                metadata(row));
    }

    private View view(CatalogRow row) {
        long oid = row.number("oid");
        return new View(
                name(row),
                row.text("kind").equals("m"),
                row.text("definition"),
                row.sorted("parameters"),
                row.flag("populated"),
                parts.columns(oid, name(row)),
                parts.indexes(oid, name(row)),
                parts.triggers(oid),
                parts.rules(oid),
                metadata(row));
    }

    private static Routine routine(CatalogRow row) {
        ObjectKind kind =
                switch (row.text("kind")) {
                    case "a" -> ObjectKind.AGGREGATE;
                    case "p" -> ObjectKind.PROCEDURE;
                    default -> ObjectKind.FUNCTION;
                };
        return new Routine(
                name(row),
                kind,
                row.text("arguments"),
                row.optional("result"),
                row.text("language"),
                row.text("definition"),
                metadata(row));
    }

    private static DefaultPrivileges defaultPrivileges(CatalogRow row) {
        return new DefaultPrivileges(row.text("role"), row.optional("schema"), row.text("objects"), privileges(row));
    }

    private static OtherObject other(CatalogRow row) {
        return new OtherObject(
                ObjectKind.valueOf(row.text("kind")),
                new ObjectName(row.optional("schema"), row.text("name"), Optional.empty()),
                row.text("definition"),
                row.optional("table_schema").map(schema -> ObjectName.of(schema, row.text("table_name"))),
                row.optional("arguments"),
                row.optional("comment"));
    }
}
