package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Partition;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A snapshot cut into its parts, and what each of them stands on. */
final class Inventory {

    private final Map<Part, Unit> units = new LinkedHashMap<>();
    private final Map<ObjectName, List<Part>> byName = new HashMap<>();
    private final Map<String, List<Part>> byBareName = new HashMap<>();
    private final Map<ObjectName, List<Column>> columns = new HashMap<>();
    private final Map<ObjectName, Table> tables = new HashMap<>();
    private final Map<ObjectName, Sequence> identitySequences = new HashMap<>();
    private final Map<ObjectName, List<Table>> children = new HashMap<>();
    private final Map<ObjectName, Set<ObjectName>> referenced = new HashMap<>();
    private final Map<Part, Set<Part>> users = new HashMap<>();

    Inventory(CatalogSnapshot snapshot) {
        snapshot.objects().forEach(this::register);
        snapshot.tables().forEach(t -> tables.put(t.name(), t));
        snapshot.tables().forEach(t -> columns.put(t.name(), t.columns()));
        snapshot.views().forEach(v -> columns.put(v.name(), v.columns()));
        snapshot.sequences().stream()
                .filter(Sequence::insideIdentity)
                .forEach(s -> identitySequences.put(s.ownedBy().orElseThrow(), s));
        for (Table table : snapshot.tables()) {
            parents(table.name()).forEach(parent -> children.computeIfAbsent(parent, p -> new ArrayList<>())
                    .add(table));
            table.constraints().stream()
                    .flatMap(constraint -> constraint.foreignKey().stream())
                    .forEach(key -> referenced
                            .computeIfAbsent(table.name(), t -> new HashSet<>())
                            .add(key.table()));
        }
        UnitReader reader = new UnitReader(this);
        reader.read(snapshot).forEach(unit -> units.put(unit.part(), unit));
        units.values().forEach(unit -> unit.uses().forEach(used -> users.computeIfAbsent(used, u -> new TreeSet<>())
                .add(unit.part())));
    }

    private void register(CatalogObject object) {
        Part part = Part.of(object.identity());
        byName.computeIfAbsent(part.name().whole(), n -> new ArrayList<>()).add(part);
        byBareName.computeIfAbsent(part.name().name(), n -> new ArrayList<>()).add(part);
    }

    Set<Part> parts() {
        return units.keySet();
    }

    Optional<Unit> find(Part part) {
        return Optional.ofNullable(units.get(part));
    }

    Unit get(Part part) {
        return Objects.requireNonNull(units.get(part), part::toString);
    }

    boolean has(Part part) {
        return units.containsKey(part);
    }

    /** The parts that stand on a part directly. */
    Set<Part> users(Part part) {
        return users.getOrDefault(part, Set.of());
    }

    Optional<Table> table(ObjectName name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** The tables that inherit from one, or are its partitions. */
    List<Table> children(ObjectName parent) {
        return children.getOrDefault(parent, List.of());
    }

    List<ObjectName> parents(ObjectName child) {
        return table(child).stream()
                .map(Table::properties)
                .flatMap(p -> Stream.concat(
                        p.parents().stream(), p.partition().stream().map(Partition::parent)))
                .toList();
    }

    /** Whether a column or check that a parent loses is still there in a child that has had it from there. */
    boolean staysInChild(Part part, Inventory before) {
        return !has(part)
                && before.children(part.name().whole()).stream()
                        .map(child -> new Part(
                                ObjectIdentity.of(
                                        part.kind(),
                                        child.name().part(part.name().part().orElse(""))),
                                part.aspect()))
                        .anyMatch(own -> has(own)
                                && before.find(own).filter(Unit::inherited).isPresent());
    }

    Optional<Sequence> identitySequence(ObjectName column) {
        return Optional.ofNullable(identitySequences.get(column));
    }

    /** What bears a name, of whatever kind. */
    List<Part> named(ObjectName name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The type that a domain stands on in the end; any other type itself. */
    String baseType(String type) {
        return Mentions.of(type).names().stream()
                .filter(name -> name.toString().equals(type))
                .flatMap(name -> find(Part.of(ObjectKind.DOMAIN, name)).stream())
                .map(domain -> baseType(((DomainType) domain.object()).type()))
                .findFirst()
                .orElse(type);
    }

    /** The objects of a text, and the columns of its relations that it has a word for. */
    Set<Part> mentioned(String text) {
        Mentions mentions = Mentions.of(text);
        Set<Part> found = new HashSet<>();
        for (ObjectName name : mentions.names()) {
            found.addAll(byName.getOrDefault(name, List.of()));
            found.addAll(columnsSaid(name, mentions));
        }
        return found;
    }

    /** The columns of one relation that a text has a word for. */
    Set<Part> columnsSaid(ObjectName relation, String text) {
        return columnsSaid(relation, Mentions.of(text));
    }

    private Set<Part> columnsSaid(ObjectName relation, Mentions mentions) {
        return columns.getOrDefault(relation, List.of()).stream()
                .filter(column -> tables.containsKey(relation))
                .filter(column -> mentions.words().contains(column.name()))
                .map(column -> Part.of(column.identity()))
                .collect(Collectors.toSet());
    }

    /** Whatever bears a name that occurs in a text, in any schema. */
    Set<Part> hinted(String text) {
        return Mentions.of(text).words().stream()
                .flatMap(word -> byBareName.getOrDefault(word, List.of()).stream())
                .collect(Collectors.toSet());
    }

    /** Whether a part reaches another one over what it uses, hints too. */
    boolean reaches(Part from, Part target) {
        Set<Part> seen = new HashSet<>();
        Deque<Part> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Part part = open.pop();
            if (part.equals(target)) {
                return true;
            }
            if (seen.add(part) && units.containsKey(part)) {
                open.addAll(get(part).uses());
                open.addAll(get(part).hints());
            }
        }
        return false;
    }

    Optional<ForeignKey> foreignKey(Unit unit) {
        return unit.object() instanceof Constraint constraint ? constraint.foreignKey() : Optional.empty();
    }

    /** Whether foreign keys lead from one table to another. */
    boolean leadsTo(ObjectName from, ObjectName target) {
        Set<ObjectName> seen = new HashSet<>();
        Deque<ObjectName> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            ObjectName table = open.pop();
            if (table.equals(target)) {
                return true;
            }
            if (seen.add(table)) {
                open.addAll(referenced.getOrDefault(table, Set.of()));
            }
        }
        return false;
    }
}
