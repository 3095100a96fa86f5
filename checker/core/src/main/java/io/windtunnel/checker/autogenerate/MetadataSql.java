package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.Privilege;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Comments, owners and privileges. */
final class MetadataSql {

    private final CatalogSnapshot before;
    private final Optional<String> role;

    /**
     * @param before where default privileges are taken from
     * @param role the role that runs the scripts: what it creates is its own
     */
    MetadataSql(CatalogSnapshot before, Optional<String> role) {
        this.before = before;
        this.role = role;
    }

    /** What a new object lacks. */
    List<String> ofNew(CatalogObject object, ObjectMetadata metadata) {
        ObjectIdentity identity = object.identity();
        List<String> statements = new ArrayList<>();
        statements.addAll(comment(target(object), Optional.empty(), metadata.comment()));
        if (role.isPresent() && !role.get().equals(metadata.owner())) {
            statements.add(owner(identity, metadata.owner()));
        }
        statements.addAll(privileges(identity, "", initial(identity), metadata.privileges()));
        return statements;
    }

    private static String target(CatalogObject object) {
        return object instanceof Table table ? TableSql.target(table) : Target.of(object.identity());
    }

    List<String> change(CatalogObject object, ObjectMetadata from, ObjectMetadata to) {
        ObjectIdentity identity = object.identity();
        List<String> statements = new ArrayList<>();
        // A sequence that a column owns is its table's owner's.
        boolean isOwned = object instanceof Sequence s && s.ownedBy().isPresent();
        if (!from.owner().equals(to.owner()) && !isOwned) {
            statements.add(owner(identity, to.owner()));
        }
        statements.addAll(comment(target(object), from.comment(), to.comment()));
        statements.addAll(privileges(identity, "", from.privileges(), to.privileges()));
        return statements;
    }

    private static String owner(ObjectIdentity object, String owner) {
        return "ALTER " + Target.of(object) + " OWNER TO " + SqlIdentifier.quote(owner);
    }

    static List<String> comment(ObjectIdentity object, Optional<String> from, Optional<String> to) {
        return comment(Target.of(object), from, to);
    }

    static List<String> comment(String target, Optional<String> from, Optional<String> to) {
        return from.equals(to)
                ? List.of()
                : List.of("COMMENT ON " + target + " IS "
                        + to.map(Target::literal).orElse("NULL"));
    }

    /** What Postgres gives to a new object by itself, and what default privileges add. */
    private List<Privilege> initial(ObjectIdentity object) {
        String objects =
                switch (object.kind()) {
                    case FUNCTION, PROCEDURE, AGGREGATE -> "FUNCTIONS";
                    case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> "TYPES";
                    case SEQUENCE -> "SEQUENCES";
                    case SCHEMA -> "SCHEMAS";
                    default -> "TABLES";
                };
        Set<Privilege> initial = new LinkedHashSet<>();
        boolean isReplaced = before.defaultPrivileges().stream()
                .anyMatch(d -> d.objects().equals(objects) && d.schema().isEmpty());
        if (objects.equals("FUNCTIONS") && !isReplaced) {
            initial.add(new Privilege("PUBLIC", "EXECUTE", false));
        }
        if (objects.equals("TYPES") && !isReplaced) {
            initial.add(new Privilege("PUBLIC", "USAGE", false));
        }
        before.defaultPrivileges().stream()
                .filter(d -> d.objects().equals(objects))
                .filter(d ->
                        d.schema().isEmpty() || d.schema().equals(object.name().schema()))
                .filter(d -> role.isEmpty() || role.get().equals(d.role()))
                .forEach(d -> initial.addAll(d.privileges()));
        return List.copyOf(initial);
    }

    /** GRANT and REVOKE; the columns are those of privileges on columns, in parentheses, or nothing. */
    static List<String> privileges(ObjectIdentity object, String columns, List<Privilege> from, List<Privilege> to) {
        List<String> statements = new ArrayList<>();
        from.stream().filter(p -> !to.contains(p)).forEach(p -> statements.add(revoke(object, columns, p)));
        Map<List<Object>, List<String>> grants = new LinkedHashMap<>();
        to.stream().filter(p -> !from.contains(p)).forEach(p -> grants.computeIfAbsent(
                        List.of(p.grantee(), p.grantable()), g -> new ArrayList<>())
                .add(p.privilege() + columns));
        grants.forEach((who, what) -> statements.add("GRANT " + String.join(", ", what) + " ON " + on(object) + " TO "
                + who.get(0) + (who.get(1).equals(true) ? " WITH GRANT OPTION" : "")));
        return statements;
    }

    private static String revoke(ObjectIdentity object, String columns, Privilege privilege) {
        return "REVOKE " + privilege.privilege() + columns + " ON " + on(object) + " FROM " + privilege.grantee();
    }

    private static String on(ObjectIdentity object) {
        return switch (object.kind()) {
            case VIEW, MATERIALIZED_VIEW, TABLE -> "TABLE " + object.name();
            case DOMAIN -> "TYPE " + object.name();
            case COLUMN -> "TABLE " + object.name().whole();
            case AGGREGATE ->
                "FUNCTION " + object.name() + "(" + object.arguments().orElse("") + ")";
            default -> Target.of(object);
        };
    }

    /** The comments and privileges of the columns of a table or a view. */
    static List<String> columns(List<Column> from, List<Column> to) {
        List<String> statements = new ArrayList<>();
        for (Column column : to) {
            Optional<Column> earlier =
                    from.stream().filter(c -> c.name().equals(column.name())).findFirst();
            statements.addAll(comment(column.identity(), earlier.flatMap(Column::comment), column.comment()));
            statements.addAll(privileges(
                    column.identity(),
                    " (" + SqlIdentifier.quote(column.name()) + ")",
                    earlier.map(Column::privileges).orElse(List.of()),
                    column.privileges()));
        }
        return statements;
    }
}
