package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.OtherObject;
import io.windtunnel.checker.catalog.Policy;
import io.windtunnel.checker.catalog.RangeType;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Rule;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.catalog.TableProperties;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints definitions for people to read, close to SQL: what two definitions look like side by side. */
public final class DefinitionText {

    private DefinitionText() {}

    /** A table, a line for each column, constraint, index, trigger, rule and policy, in that order. */
    public static List<String> lines(Table table) {
        List<String> lines = new ArrayList<>();
        TableProperties properties = table.properties();
        String kind =
                (properties.unlogged() ? "UNLOGGED " : "") + (table.kind() == TableKind.FOREIGN ? "FOREIGN " : "");
        lines.add(kind + "TABLE " + table.name());
        properties.partition().ifPresent(p -> lines.add("  PARTITION OF " + p.parent() + " " + p.bound()));
        properties.partitionKey().ifPresent(key -> lines.add("  PARTITION BY " + key));
        properties.parents().forEach(parent -> lines.add("  INHERITS " + parent));
        table.columns().forEach(c -> lines.add("  " + SqlIdentifier.quote(c.name()) + " " + line(c)));
        table.constraints().forEach(c -> lines.add("  CONSTRAINT " + SqlIdentifier.quote(c.name()) + " " + line(c)));
        table.indexes().stream()
                .filter(index -> index.constraint().isEmpty())
                .forEach(i -> lines.add("  INDEX " + SqlIdentifier.quote(i.name()) + " " + line(i)));
        table.triggers().forEach(t -> lines.add("  " + line(t)));
        table.rules().forEach(r -> lines.add("  " + line(r)));
        table.policies().forEach(p -> lines.add("  POLICY " + SqlIdentifier.quote(p.name()) + " " + line(p)));
        return lines;
    }

    /** The definition behind an object's name, one line if Postgres prints it in one; empty where there is nothing to say. */
    public static String line(CatalogObject object) {
        if (object instanceof Column column) {
            return column(column);
        }
        if (object instanceof Constraint constraint) {
            return constraint.definition();
        }
        if (object instanceof Index index) {
            return (index.unique() ? "UNIQUE " : "") + "ON " + index.table() + " USING " + index.using()
                    + (index.valid() ? "" : " INVALID");
        }
        if (object instanceof View view) {
            return view.definition().strip();
        }
        if (object instanceof Routine routine) {
            return routine.definition().strip();
        }
        if (object instanceof Trigger trigger) {
            return trigger.definition();
        }
        if (object instanceof Rule rule) {
            return rule.definition();
        }
        return object instanceof Policy policy ? policy(policy) : type(object);
    }

    /** The CREATE INDEX statement of an index, as {@code pg_get_indexdef} prints it for a table without partitions. */
    public static String createIndex(Index index) {
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + SqlIdentifier.quote(index.name()) + " ON "
                + index.table() + " USING " + index.using();
    }

    private static String type(CatalogObject object) {
        if (object instanceof EnumType type) {
            return "("
                    + String.join(
                            ", ",
                            type.values().stream()
                                    .map(v -> "'" + v.replace("'", "''") + "'")
                                    .toList()) + ")";
        }
        if (object instanceof DomainType type) {
            return type.type()
                    + type.collation().map(c -> " COLLATE " + c).orElse("")
                    + type.defaultExpression().map(d -> " DEFAULT " + d).orElse("")
                    + (type.nullable() ? "" : " NOT NULL")
                    + String.join(
                            "",
                            type.constraints().stream()
                                    .map(c -> " " + c.definition())
                                    .toList());
        }
        if (object instanceof CompositeType type) {
            return "("
                    + String.join(
                            ", ",
                            type.attributes().stream()
                                    .map(a -> SqlIdentifier.quote(a.name()) + " " + column(a))
                                    .toList())
                    + ")";
        }
        if (object instanceof Sequence sequence) {
            return sequence(sequence);
        }
        if (object instanceof RangeType type) {
            return "(" + type.definition() + ")";
        }
        return object instanceof OtherObject other ? other.definition() : "";
    }

    private static String column(Column column) {
        return column.type()
                + column.collation().map(c -> " COLLATE " + c).orElse("")
                + column.defaultExpression().map(d -> " DEFAULT " + d).orElse("")
                + column.identityKind()
                        .map(i -> " GENERATED " + i.name().replace('_', ' ') + " AS IDENTITY")
                        .orElse("")
                + column.generated()
                        .map(g -> " GENERATED ALWAYS AS (" + g.expression() + ")"
                                + (g.virtual() ? " VIRTUAL" : " STORED"))
                        .orElse("")
                + (column.nullable() ? "" : " NOT NULL");
    }

    private static String sequence(Sequence sequence) {
        return "AS " + sequence.type() + " START " + sequence.start() + " INCREMENT " + sequence.increment()
                + " MINVALUE " + sequence.minimum() + " MAXVALUE " + sequence.maximum() + " CACHE " + sequence.cache()
                + (sequence.cycle() ? " CYCLE" : "")
                + sequence.ownedBy().map(o -> " OWNED BY " + o).orElse("");
    }

    private static String policy(Policy policy) {
        return "AS " + (policy.permissive() ? "PERMISSIVE" : "RESTRICTIVE") + " FOR " + policy.command() + " TO "
                + String.join(", ", policy.roles())
                + using(" USING ", policy.using())
                + using(" WITH CHECK ", policy.check());
    }

    private static String using(String word, Optional<String> expression) {
        return expression.map(e -> word + "(" + e + ")").orElse("");
    }
}
