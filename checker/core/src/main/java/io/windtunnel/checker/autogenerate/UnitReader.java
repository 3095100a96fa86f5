package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.Extension;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.OtherObject;
import io.windtunnel.checker.catalog.Policy;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Rule;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.catalog.TableProperties;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts the objects of a snapshot into units. */
final class UnitReader {

    private static final Pattern BODY = Pattern.compile("\\nAS [$']");

    private final Inventory inventory;
    private final List<Unit> units = new ArrayList<>();

    UnitReader(Inventory inventory) {
        this.inventory = inventory;
    }

    List<Unit> read(CatalogSnapshot snapshot) {
        snapshot.schemas().forEach(schema -> whole(schema, ""));
        snapshot.extensions().forEach(this::extension);
        snapshot.enums().forEach(type -> whole(type, ""));
        snapshot.domains().forEach(this::domain);
        snapshot.composites().forEach(type -> whole(type, DefinitionText.line(type)));
        snapshot.ranges().forEach(type -> whole(type, type.definition()));
        snapshot.sequences().forEach(this::sequence);
        snapshot.tables().forEach(this::table);
        snapshot.views().forEach(this::view);
        snapshot.routines().forEach(this::routine);
        snapshot.defaultPrivileges().forEach(defaults -> whole(defaults, ""));
        snapshot.others().forEach(this::other);
        return units;
    }

    private void whole(CatalogObject object, String text) {
        add(Part.of(object.identity()), object, object, Optional.empty(), uses(object, text), Set.of(), false);
    }

    /** What the text speaks of, and the schema that the object is in. */
    private Set<Part> uses(CatalogObject object, String text) {
        Set<Part> uses = inventory.mentioned(text);
        schema(object).ifPresent(uses::add);
        return uses;
    }

    private static Optional<Part> schema(CatalogObject object) {
        return object.identity().name().schema().map(s -> Part.of(ObjectKind.SCHEMA, ObjectName.unqualified(s)));
    }

    private void add(
            Part part,
            CatalogObject object,
            Object content,
            Optional<Part> carrier,
            Set<Part> uses,
            Set<Part> hints,
            boolean inherited) {
        Set<Part> others = new HashSet<>(uses);
        others.remove(part);
        carrier.ifPresent(others::add);
        Set<Part> furtherHints = new HashSet<>(hints);
        furtherHints.remove(part);
        units.add(new Unit(part, object, content, carrier, others, furtherHints, inherited));
    }

    private void extension(Extension extension) {
        Part schema = Part.of(ObjectKind.SCHEMA, ObjectName.unqualified(extension.schema()));
        add(Part.of(extension.identity()), extension, extension, Optional.empty(), Set.of(schema), Set.of(), false);
    }

    private void other(OtherObject other) {
        Set<Part> uses = uses(other, other.definition());
        if (other.kind() == ObjectKind.CAST) {
            uses.addAll(inventory.mentioned(other.name().name()));
        }
        // An operator and its commutator or negator stand on each other, and Postgres makes room for either.
        uses.removeIf(used -> used.kind() == ObjectKind.OPERATOR);
        if (other.kind() == ObjectKind.SERVER) {
            uses.addAll(foreign(ObjectKind.FOREIGN_DATA_WRAPPER, other.definition()));
        }
        add(Part.of(other.identity()), other, other, Optional.empty(), uses, Set.of(), false);
    }

    /** The server or wrapper that is named before the options. */
    private Set<Part> foreign(ObjectKind kind, String definition) {
        return inventory.hinted(ForeignOptions.of(definition).head()).stream()
                .filter(part -> part.kind() == kind)
                .collect(Collectors.toSet());
    }

    private void domain(DomainType type) {
        DomainType content = new DomainType(
                type.name(),
                type.type(),
                type.nullable(),
                type.defaultExpression(),
                type.collation(),
                List.of(),
                type.metadata());
        whole(content, DefinitionText.line(content));
        Part domain = Part.of(type.identity());
        type.constraints()
                .forEach(c -> add(
                        Part.of(c.identity()),
                        c,
                        c,
                        Optional.of(domain),
                        inventory.mentioned(c.definition()),
                        Set.of(),
                        false));
    }

    private void sequence(Sequence sequence) {
        Sequence content = Contents.of(sequence);
        Part part = sequence.insideIdentity()
                ? new Part(
                        ObjectIdentity.of(ObjectKind.COLUMN, sequence.ownedBy().orElseThrow()),
                        Part.Aspect.IDENTITY_SEQUENCE)
                : Part.of(sequence.identity());
        Optional<Part> column = sequence.ownedBy().map(c -> Part.of(ObjectKind.COLUMN, c));
        boolean inside = sequence.insideIdentity();
        add(part, sequence, content, inside ? column : Optional.empty(), uses(sequence, ""), Set.of(), false);
        if (!inside && column.isPresent()) {
            Part ownership = new Part(sequence.identity(), Part.Aspect.OWNERSHIP);
            add(ownership, sequence, column.get(), Optional.of(part), Set.of(column.get()), Set.of(), false);
        }
    }

    private void table(Table table) {
        Part self = Part.of(table.identity());
        TableProperties properties = table.properties();
        Set<Part> uses = uses(table, properties.partitionKey().orElse(""));
        properties.foreignServer().ifPresent(server -> uses.addAll(foreign(ObjectKind.SERVER, server)));
        properties.partitionKey().ifPresent(key -> uses.addAll(inventory.columnsSaid(table.name(), key)));
        uses.removeIf(part -> part.kind() == ObjectKind.COLUMN);
        add(self, table, Contents.of(table), Optional.empty(), uses, Set.of(), false);
        if (!properties.parents().isEmpty()) {
            Set<Part> parents = properties.parents().stream().map(Part::table).collect(Collectors.toSet());
            Part inheritance = new Part(table.identity(), Part.Aspect.PARENTS);
            add(inheritance, table, properties.parents(), Optional.of(self), parents, Set.of(), false);
        }
        properties
                .ofType()
                .ifPresent(type -> add(
                        new Part(table.identity(), Part.Aspect.OF_TYPE),
                        table,
                        type,
                        Optional.of(self),
                        inventory.mentioned(type),
                        Set.of(),
                        false));
        properties
                .partition()
                .ifPresent(partition -> add(
                        new Part(table.identity(), Part.Aspect.PARTITION),
                        table,
                        partition,
                        Optional.of(self),
                        Set.of(Part.table(partition.parent())),
                        Set.of(),
                        false));
        table.columns().forEach(column -> column(table, column));
        table.constraints().stream()
                .filter(constraint -> !pointsToPartition(table, constraint))
                .forEach(constraint -> constraint(table, constraint));
        table.indexes().forEach(index -> index(self, index));
        replicaIdentity(table);
        triggersAndRules(self, table.triggers(), table.rules());
        for (Policy policy : table.policies()) {
            String text = policy.using().orElse("") + " " + policy.check().orElse("");
            Set<Part> policyUses = inventory.mentioned(text);
            policyUses.addAll(inventory.columnsSaid(table.name(), text));
            add(Part.of(policy.identity()), policy, policy, Optional.of(self), policyUses, Set.of(), false);
        }
    }

    private void replicaIdentity(Table table) {
        String identity = table.properties().replicaIdentity();
        if (!identity.equals("DEFAULT") && table.kind() != TableKind.FOREIGN) {
            Set<Part> indexes = table.indexes().stream()
                    .filter(i -> identity.equals("USING INDEX " + SqlIdentifier.quote(i.name())))
                    .map(i -> Part.of(i.identity()))
                    .collect(Collectors.toSet());
            add(
                    new Part(table.identity(), Part.Aspect.REPLICA_IDENTITY),
                    table,
                    identity,
                    Optional.of(Part.of(table.identity())),
                    indexes,
                    Set.of(),
                    false);
        }
    }

    private void column(Table table, Column column) {
        String expression = column.generated().map(Column.Generated::expression).orElse("");
        Set<Part> uses =
                inventory.mentioned(column.type() + " " + column.collation().orElse("") + " " + expression);
        uses.addAll(inventory.columnsSaid(table.name(), expression));
        Part part = Part.of(column.identity());
        add(
                part,
                column,
                Contents.of(column),
                Optional.of(Part.of(table.identity())),
                uses,
                Set.of(),
                column.inherited());
        column.defaultExpression()
                .ifPresent(text -> add(
                        new Part(column.identity(), Part.Aspect.DEFAULT),
                        column,
                        text,
                        Optional.of(part),
                        inventory.mentioned(text),
                        Set.of(),
                        false));
    }

    /** Postgres adds to a foreign key one for each partition of the table that it points to. */
    private boolean pointsToPartition(Table table, Constraint constraint) {
        return constraint.inherited()
                && constraint.foreignKey().stream()
                        .flatMap(key -> inventory.parents(key.table()).stream())
                        .anyMatch(whole -> table.constraints().stream()
                                .filter(other -> other.columns().equals(constraint.columns()))
                                .flatMap(other -> other.foreignKey().stream())
                                .anyMatch(key -> key.table().equals(whole)));
    }

    private void constraint(Table table, Constraint constraint) {
        Set<Part> uses = new HashSet<>();
        if (constraint.kind() == ConstraintKind.CHECK || constraint.kind() == ConstraintKind.EXCLUSION) {
            uses.addAll(inventory.mentioned(constraint.definition()));
        }
        constraint.columns().forEach(c -> uses.add(Part.column(table.name(), c)));
        constraint.foreignKey().ifPresent(key -> {
            uses.add(Part.table(key.table()));
            key.columns().forEach(c -> uses.add(Part.column(key.table(), c)));
            inventory.table(key.table()).ifPresent(referenced -> uses.addAll(keys(referenced, key)));
        });
        add(
                Part.of(constraint.identity()),
                constraint,
                Contents.of(constraint),
                Optional.of(Part.of(table.identity())),
                uses,
                Set.of(),
                constraint.inherited());
    }

    /** The keys of a table that a foreign key may stand on: of two that are alike Postgres takes either. */
    private static Set<Part> keys(Table referenced, ForeignKey key) {
        Set<String> columns = Set.copyOf(key.columns());
        return referenced.indexes().stream()
                .filter(i -> i.unique() && columns.equals(Set.copyOf(i.columns())))
                .map(i -> i.constraint()
                        .map(c ->
                                Part.of(ObjectKind.CONSTRAINT, referenced.name().part(c)))
                        .orElse(Part.of(i.identity())))
                .collect(Collectors.toSet());
    }

    private void index(Part table, Index index) {
        Part part = Part.of(index.identity());
        Optional<Part> constraint = index.constraint()
                .map(c -> Part.of(ObjectKind.CONSTRAINT, index.table().part(c)));
        Set<Part> uses = inventory.mentioned(index.using());
        uses.addAll(inventory.columnsSaid(index.table(), index.using()));
        boolean isClone = index.parent().isPresent();
        add(part, index, Contents.of(index), Optional.of(constraint.orElse(table)), uses, Set.of(), isClone);
        index.parent()
                .ifPresent(parent -> add(
                        new Part(index.identity(), Part.Aspect.ATTACHMENT),
                        index,
                        parent,
                        Optional.of(part),
                        Set.of(Part.of(ObjectKind.INDEX, parent)),
                        Set.of(),
                        true));
    }

    private void triggersAndRules(Part relation, List<Trigger> triggers, List<Rule> rules) {
        for (Trigger trigger : triggers) {
            if (trigger.inherited()) {
                clone(relation, trigger);
            } else {
                Set<Part> uses = inventory.mentioned(trigger.definition());
                add(Part.of(trigger.identity()), trigger, trigger, Optional.of(relation), uses, Set.of(), false);
            }
        }
        for (Rule rule : rules) {
            Set<Part> uses = inventory.mentioned(rule.definition());
            add(Part.of(rule.identity()), rule, rule, Optional.of(relation), uses, Set.of(), false);
        }
    }

    /** A partition has the triggers of the partitioned table as long as it is attached. */
    private void clone(Part partition, Trigger trigger) {
        Part place = new Part(partition.object(), Part.Aspect.PARTITION);
        Set<Part> uses = inventory.table(partition.name()).stream()
                .flatMap(table -> table.properties().partition().stream())
                .map(parent -> Part.of(ObjectKind.TRIGGER, parent.parent().part(trigger.name())))
                .collect(Collectors.toSet());
        add(Part.of(trigger.identity()), trigger, trigger, Optional.of(place), uses, Set.of(), true);
    }

    private void view(View view) {
        Part self = Part.of(view.identity());
        Set<Part> uses = uses(view, view.definition());
        if (Mentions.of(view.definition()).words().contains("group")) {
            uses.addAll(primaryKeys(uses));
        }
        add(self, view, Contents.of(view), Optional.empty(), uses, Set.of(), false);
        view.indexes().forEach(index -> index(self, index));
        triggersAndRules(self, view.triggers(), view.rules());
    }

    /** A query that groups by a primary key may show the other columns, and stands on the key then. */
    private Set<Part> primaryKeys(Set<Part> uses) {
        return uses.stream()
                .filter(part -> part.kind() == ObjectKind.TABLE)
                .flatMap(part -> inventory.table(part.name()).stream())
                .flatMap(table -> table.constraints().stream())
                .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                .map(constraint -> Part.of(constraint.identity()))
                .collect(Collectors.toSet());
    }

    private void routine(Routine routine) {
        String text = routine.definition();
        Matcher body = BODY.matcher(text);
        int end = body.find() ? body.start() : text.length();
        Set<Part> uses = uses(routine, routine.arguments() + " " + text.substring(0, end));
        // Its head has its own name, which is that of its overloads, too.
        uses.removeIf(used -> used.name().equals(routine.name())
                && Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE)
                        .contains(used.kind()));
        add(
                Part.of(routine.identity()),
                routine,
                routine,
                Optional.empty(),
                uses,
                inventory.hinted(text.substring(end)),
                false);
    }
}
