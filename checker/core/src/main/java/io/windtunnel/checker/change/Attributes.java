package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DefaultPrivileges;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Extension;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.OtherObject;
import io.windtunnel.checker.catalog.Policy;
import io.windtunnel.checker.catalog.Privilege;
import io.windtunnel.checker.catalog.RangeType;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Rule;
import io.windtunnel.checker.catalog.Schema;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableProperties;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is compared of each kind of object, by name: not its name, not its parts, not what
 * follows from the rest, nor whether it is inherited, which the parents tell. */
final class Attributes {

    private final Map<String, Optional<String>> values = new LinkedHashMap<>();

    private Attributes() {}

    /** The attributes that differ, in the order of their kind. */
    static List<Difference> differences(CatalogObject before, CatalogObject after) {
        if (before.equals(after)) {
            return List.of();
        }
        Map<String, Optional<String>> from = of(before).values;
        Map<String, Optional<String>> to = of(after).values;
        List<Difference> differences = new ArrayList<>();
        from.forEach((attribute, value) -> {
            Optional<String> other = to.getOrDefault(attribute, Optional.empty());
            if (!value.equals(other)) {
                differences.add(new Difference(attribute, value, other));
            }
        });
        return differences;
    }

    private static Attributes of(CatalogObject object) {
        Attributes attributes = new Attributes();
        if (object instanceof Table table) {
            attributes.table(table);
        } else if (object instanceof Column column) {
            attributes.column(column);
        } else if (object instanceof Constraint constraint) {
            attributes.constraint(constraint);
        } else if (object instanceof Index index) {
            attributes.index(index);
        } else if (object instanceof Sequence sequence) {
            attributes.sequence(sequence);
        } else if (object instanceof View view) {
            attributes.view(view);
        } else if (object instanceof Routine routine) {
            attributes.put("definition", routine.definition()).metadata(routine.metadata());
        } else {
            attributes.typeOrPart(object);
        }
        return attributes;
    }

    private void typeOrPart(CatalogObject object) {
        if (object instanceof EnumType type) {
            put("values", joined(type.values())).metadata(type.metadata());
        } else if (object instanceof DomainType type) {
            domain(type);
        } else if (object instanceof CompositeType type) {
            metadata(type.metadata());
        } else if (object instanceof RangeType type) {
            put("definition", type.definition()).metadata(type.metadata());
        } else if (object instanceof Trigger trigger) {
            put("definition", trigger.definition())
                    .put("firing", trigger.firing().name())
                    .put("comment", trigger.comment());
        } else if (object instanceof Rule rule) {
            put("definition", rule.definition())
                    .put("firing", rule.firing().name())
                    .put("comment", rule.comment());
        } else if (object instanceof Policy policy) {
            policy(policy);
        } else {
            databaseObject(object);
        }
    }

    private void databaseObject(CatalogObject object) {
        if (object instanceof Schema schema) {
            metadata(schema.metadata());
        } else if (object instanceof Extension extension) {
            put("schema", extension.schema())
                    .put("version", extension.version())
                    .put("comment", extension.comment());
        } else if (object instanceof DefaultPrivileges defaults) {
            put("privileges", privileges(defaults.privileges()));
        } else if (object instanceof OtherObject other) {
            put("definition", other.definition()).put("comment", other.comment());
        }
    }

    private void table(Table table) {
        TableProperties properties = table.properties();
        put("kind", table.kind().name().toLowerCase(Locale.ROOT));
        put("unlogged", properties.unlogged());
        put("access method", properties.accessMethod());
        put("tablespace", properties.tablespace());
        put("storage parameters", joined(properties.parameters()));
        put("partition key", properties.partitionKey());
        put("partition of", properties.partition().map(p -> p.parent() + " " + p.bound()));
        put("parents", joined(properties.parents()));
        put("of type", properties.ofType());
        put("foreign server", properties.foreignServer());
        put("row security", properties.rowSecurity());
        put("forced row security", properties.forcedRowSecurity());
        put("replica identity", properties.replicaIdentity());
        metadata(table.metadata());
    }

    private void column(Column column) {
        put("type", column.type());
        put("nullable", column.nullable());
        put("default", column.defaultExpression());
        put("identity", column.identityKind().map(i -> i.name().replace('_', ' ')));
        put("generated", column.generated().map(g -> g.expression() + (g.virtual() ? " VIRTUAL" : " STORED")));
        put("collation", column.collation());
        put("settings", joined(column.settings()));
        put("comment", column.comment());
        put("privileges", privileges(column.privileges()));
    }

    /** The definition tells everything but the state that ALTER CONSTRAINT and VALIDATE change, which it repeats. */
    private void constraint(Constraint constraint) {
        put("definition", constraint.definition());
        put("comment", constraint.comment());
    }

    private void index(Index index) {
        if (index.constraint().isEmpty()) {
            put("unique", index.unique());
            put("definition", index.using());
        } else {
            put("storage parameters", joined(index.parameters()));
        }
        put("valid", index.valid());
        put("clustered", index.clustered());
        put("partition of", index.parent().map(Object::toString));
        put("comment", index.comment());
    }

    private void sequence(Sequence sequence) {
        put("name", sequence.name().toString());
        put("type", sequence.type());
        put("start", String.valueOf(sequence.start()));
        put("increment", String.valueOf(sequence.increment()));
        put("minimum", String.valueOf(sequence.minimum()));
        put("maximum", String.valueOf(sequence.maximum()));
        put("cache", String.valueOf(sequence.cache()));
        put("cycle", sequence.cycle());
        put("owned by", sequence.ownedBy().map(Object::toString));
        metadata(sequence.metadata());
    }

    private void view(View view) {
        put("definition", view.definition());
        put("options", joined(view.parameters()));
        put("populated", view.populated());
        metadata(view.metadata());
    }

    private void domain(DomainType type) {
        put("type", type.type());
        put("nullable", type.nullable());
        put("default", type.defaultExpression());
        put("collation", type.collation());
        metadata(type.metadata());
    }

    private void policy(Policy policy) {
        put("permissive", policy.permissive());
        put("command", policy.command());
        put("roles", joined(policy.roles()));
        put("using", policy.using());
        put("check", policy.check());
        put("comment", policy.comment());
    }

    private void metadata(ObjectMetadata metadata) {
        put("owner", metadata.owner());
        put("comment", metadata.comment());
        put("privileges", privileges(metadata.privileges()));
    }

    private Attributes put(String attribute, Optional<String> value) {
        values.put(attribute, value);
        return this;
    }

    private Attributes put(String attribute, String value) {
        return put(attribute, Optional.of(value));
    }

    private void put(String attribute, boolean value) {
        put(attribute, value ? "yes" : "no");
    }

    private static Optional<String> joined(Collection<?> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }

    private static Optional<String> privileges(List<Privilege> privileges) {
        return joined(privileges.stream()
                .map(p -> p.privilege() + " to " + p.grantee() + (p.grantable() ? " with grant option" : ""))
                .toList());
    }

    /** The names of columns, quoted where needed. */
    static Optional<String> names(List<String> names) {
        return joined(names.stream().map(SqlIdentifier::quote).toList());
    }
}
