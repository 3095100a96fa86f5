package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Partition;
import io.windtunnel.checker.catalog.Policy;
import io.windtunnel.checker.catalog.Rule;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableProperties;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Old names to new ones, carried through a table as {@code ALTER ... RENAME} would: every reference follows, also inside
 * the expressions that Postgres prints.
 *
 * @param objects tables, sequences, types by their whole names
 * @param parts columns, constraints and indexes by what they were, to their new names
 * @param words the old names: a text that holds none of them stays as it is
 */
record Renaming(Map<ObjectName, ObjectName> objects, Map<ObjectIdentity, String> parts, Set<String> words) {

    static final Renaming NONE = new Renaming(Map.of(), Map.of());

    /** For texts in which no column stands alone. */
    static final ObjectName NO_TABLE = ObjectName.unqualified("");

    Renaming {
        objects = Map.copyOf(objects);
        parts = Map.copyOf(parts);
        words = Set.copyOf(words);
    }

    Renaming(Map<ObjectName, ObjectName> objects, Map<ObjectIdentity, String> parts) {
        this(objects, parts, words(objects, parts));
    }

    /** Up to the first quotation mark, which is written otherwise within other quotation marks. */
    private static Set<String> words(Map<ObjectName, ObjectName> objects, Map<ObjectIdentity, String> parts) {
        return Stream.concat(
                        objects.keySet().stream().map(ObjectName::name),
                        parts.keySet().stream().map(part -> part.name().part().orElse("")))
                .map(name -> name.split("[\"']", 2)[0])
                .collect(Collectors.toSet());
    }

    /** These renames, with everything that a schema holds where it has another name. */
    static Renaming of(CatalogSnapshot snapshot, Collection<Change.Renamed> renames) {
        Map<ObjectName, ObjectName> objects = new HashMap<>();
        Map<ObjectIdentity, String> parts = new HashMap<>();
        for (Change.Renamed rename : renames) {
            ObjectName from = rename.from().name();
            ObjectName to = rename.to().name();
            if (rename.from().kind() == ObjectKind.SCHEMA) {
                WholeSchema.names(snapshot, from.name())
                        .forEach(name -> objects.putIfAbsent(
                                name, new ObjectName(Optional.of(to.name()), name.name(), Optional.empty())));
            }
            to.part().ifPresentOrElse(part -> parts.put(rename.from(), part), () -> objects.put(from, to));
        }
        return new Renaming(objects, inherited(snapshot, parts));
    }

    /** With a parent's column those of its children are renamed. */
    private static Map<ObjectIdentity, String> inherited(CatalogSnapshot snapshot, Map<ObjectIdentity, String> parts) {
        Map<ObjectIdentity, String> all = new HashMap<>(parts);
        for (int size = -1; size != all.size(); ) {
            size = all.size();
            for (Table table : snapshot.tables()) {
                List<ObjectName> parents = new ArrayList<>(table.properties().parents());
                table.properties().partition().ifPresent(p -> parents.add(p.parent()));
                for (Map.Entry<ObjectIdentity, String> entry : List.copyOf(all.entrySet())) {
                    ObjectIdentity part = entry.getKey();
                    if (part.kind() == ObjectKind.COLUMN
                            && parents.contains(part.name().whole())) {
                        String name = part.name().part().orElse("");
                        all.putIfAbsent(
                                ObjectIdentity.of(
                                        ObjectKind.COLUMN, table.name().part(name)),
                                entry.getValue());
                    }
                }
            }
        }
        return all;
    }

    CatalogSnapshot apply(CatalogSnapshot snapshot) {
        return new WholeSchema(this).apply(snapshot);
    }

    ObjectName object(ObjectName name) {
        return objects.getOrDefault(name, name);
    }

    String column(ObjectName table, String name) {
        return part(ObjectKind.COLUMN, table, name);
    }

    String part(ObjectKind kind, ObjectName table, String name) {
        return parts.getOrDefault(ObjectIdentity.of(kind, table.part(name)), name);
    }

    private List<String> columns(ObjectName table, List<String> names) {
        return names.stream().map(name -> column(table, name)).toList();
    }

    String text(String text, ObjectName table) {
        return words.stream().anyMatch(text::contains) ? values(PrintedSql.rename(text, table, this)) : text;
    }

    /** The values of enums, which stand as text before their type. */
    private String values(String text) {
        String renamed = text;
        for (Map.Entry<ObjectIdentity, String> part : parts.entrySet()) {
            ObjectIdentity value = part.getKey();
            if (value.kind() == ObjectKind.ENUM_VALUE) {
                String type = "::" + object(value.name().whole());
                renamed = renamed.replace(
                        literal(value.name().part().orElse("")) + type, literal(part.getValue()) + type);
            }
        }
        return renamed;
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private Optional<String> text(Optional<String> text, ObjectName table) {
        return text.map(t -> text(t, table));
    }

    Table apply(Table table) {
        return new Table(
                object(table.name()),
                table.kind(),
                properties(table),
                table.columns().stream().map(this::apply).toList(),
                table.constraints().stream().map(this::apply).toList(),
                table.indexes().stream().map(this::apply).toList(),
                table.triggers().stream().map(this::apply).toList(),
                table.rules().stream().map(this::apply).toList(),
                table.policies().stream().map(this::apply).toList(),
                table.metadata());
    }

    private TableProperties properties(Table table) {
        TableProperties p = table.properties();
        return new TableProperties(
                p.unlogged(),
                p.accessMethod(),
                p.tablespace(),
                p.parameters(),
                text(p.partitionKey(), table.name()),
                p.partition().map(partition -> new Partition(object(partition.parent()), partition.bound())),
                p.parents().stream().map(this::object).toList(),
                text(p.ofType(), table.name()),
                p.foreignServer(),
                p.rowSecurity(),
                p.forcedRowSecurity(),
                replicaIdentity(table));
    }

    private String replicaIdentity(Table table) {
        String before = table.properties().replicaIdentity();
        return table.indexes().stream()
                .filter(i -> before.equals("USING INDEX " + SqlIdentifier.quote(i.name())))
                .map(i -> "USING INDEX " + SqlIdentifier.quote(apply(i).name()))
                .findFirst()
                .orElse(before);
    }

    Column apply(Column column) {
        return new Column(
                object(column.table()),
                column(column.table(), column.name()),
                text(column.type(), NO_TABLE),
                column.nullable(),
                text(column.defaultExpression(), column.table()),
                column.identityKind(),
                column.generated().map(g -> new Column.Generated(text(g.expression(), column.table()), g.virtual())),
                column.collation(),
                column.inherited(),
                column.settings(),
                column.comment(),
                column.privileges());
    }

    Constraint apply(Constraint constraint) {
        return new Constraint(
                object(constraint.table()),
                part(ObjectKind.CONSTRAINT, constraint.table(), constraint.name()),
                constraint.kind(),
                constraint
                        .foreignKey()
                        .map(key -> PrintedSql.renameForeignKey(
                                constraint.definition(), constraint.table(), key.table(), this))
                        .orElseGet(() -> text(constraint.definition(), constraint.table())),
                columns(constraint.table(), constraint.columns()),
                constraint
                        .foreignKey()
                        .map(key -> new ForeignKey(
                                object(key.table()),
                                columns(key.table(), key.columns()),
                                key.onDelete(),
                                key.onUpdate())),
                constraint.validated(),
                constraint.deferrable(),
                constraint.initiallyDeferred(),
                constraint.inherited(),
                constraint.comment());
    }

    /** Whether what it demands is said otherwise after the renames. */
    boolean touches(Constraint constraint) {
        return !apply(constraint).definition().equals(constraint.definition());
    }

    boolean touches(Index index) {
        return !apply(index).using().equals(index.using());
    }

    Index apply(Index index) {
        ObjectName table = index.table();
        return new Index(
                object(table),
                object(table.sibling(index.constraint()
                                .map(c -> part(ObjectKind.CONSTRAINT, table, c))
                                .orElse(index.name())))
                        .name(),
                index.unique(),
                index.valid(),
                index.clustered(),
                index.method(),
                columns(table, index.columns()),
                columns(table, index.included()),
                index.hasExpressions(),
                text(index.predicate(), table),
                text(index.using(), table),
                index.constraint().map(c -> part(ObjectKind.CONSTRAINT, table, c)),
                index.parent().map(this::object),
                index.comment());
    }

    Sequence apply(Sequence sequence) {
        return new Sequence(
                object(sequence.name()),
                sequence.type(),
                sequence.start(),
                sequence.increment(),
                sequence.minimum(),
                sequence.maximum(),
                sequence.cache(),
                sequence.cycle(),
                sequence.ownedBy().map(o -> object(o.whole())
                        .part(column(o.whole(), o.part().orElseThrow()))),
                sequence.insideIdentity(),
                sequence.metadata());
    }

    Trigger apply(Trigger trigger) {
        return new Trigger(
                object(trigger.table()),
                trigger.name(),
                text(trigger.definition(), trigger.table()),
                object(trigger.function()),
                trigger.firing(),
                trigger.inherited(),
                trigger.comment());
    }

    Rule apply(Rule rule) {
        return new Rule(
                object(rule.table()),
                rule.name(),
                text(rule.definition(), rule.table()),
                rule.firing(),
                rule.comment());
    }

    private Policy apply(Policy policy) {
        return new Policy(
                object(policy.table()),
                policy.name(),
                policy.permissive(),
                policy.command(),
                policy.roles(),
                text(policy.using(), policy.table()),
                text(policy.check(), policy.table()),
                policy.comment());
    }
}
