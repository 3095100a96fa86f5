package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what looks renamed: types first, then tables, then columns, because each speaks of the ones before; then all
 * is compared again through these renames, which leaves what truly differs and the names that should follow.
 */
final class RenameFinder {

    private final CatalogSnapshot before;
    private final CatalogSnapshot after;
    private final List<CatalogObject> gone = new ArrayList<>();
    private final List<CatalogObject> added = new ArrayList<>();
    private final List<RenameCandidate> candidates = new ArrayList<>();
    private final Map<ObjectName, ObjectName> objects = new HashMap<>();
    private final Map<ObjectIdentity, String> columns = new HashMap<>();
    private final Map<ObjectName, Pair<Table>> tables = new LinkedHashMap<>();
    private final Map<ObjectName, List<Pair<Column>>> columnPairs = new LinkedHashMap<>();

    RenameFinder(CatalogSnapshot before, CatalogSnapshot after, List<Change> changes) {
        this.before = before;
        this.after = after;
        for (Change change : changes) {
            if (change instanceof Change.Dropped dropped) {
                gone.add(dropped.dropped());
            } else if (change instanceof Change.Added one) {
                added.add(one.added());
            }
        }
    }

    List<RenameCandidate> find() {
        candidates.addAll(ContainerRenames.schemas(gone, added));
        candidates.addAll(ContainerRenames.enumValues(before.enums(), after.enums()));
        Set<ObjectKind> types =
                Set.of(ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE, ObjectKind.RANGE_TYPE);
        objects(types, Renaming.NONE);
        tablesAndColumns();
        parts();
        objects(
                Set.of(
                        ObjectKind.VIEW,
                        ObjectKind.MATERIALIZED_VIEW,
                        ObjectKind.FUNCTION,
                        ObjectKind.PROCEDURE,
                        ObjectKind.AGGREGATE,
                        ObjectKind.SEQUENCE),
                renaming());
        return candidates.stream()
                .sorted(Comparator.comparing(RenameCandidate::from).thenComparing(RenameCandidate::to))
                .toList();
    }

    private Renaming renaming() {
        return new Renaming(objects, columns);
    }

    private static <T> List<T> of(Class<T> type, List<CatalogObject> all) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void objects(Set<ObjectKind> kinds, Renaming renaming) {
        List<CatalogObject> from =
                gone.stream().filter(o -> kinds.contains(o.identity().kind())).toList();
        List<CatalogObject> to =
                added.stream().filter(o -> kinds.contains(o.identity().kind())).toList();
        for (Pair<CatalogObject> pair : ObjectRenames.find(from, to, renaming)) {
            candidates.add(pair.candidate(List.of(), List.of()));
            objects.put(pair.before().identity().name(), pair.after().identity().name());
        }
    }

    private void tablesAndColumns() {
        for (Pair<Table> pair : TableRenames.find(before, after, of(Table.class, gone), of(Table.class, added))) {
            tables.put(pair.before().name(), pair);
            objects.put(pair.before().name(), pair.after().name());
        }
        Renaming renaming = renaming();
        Set<ObjectName> lasting = names(before.tables());
        lasting.retainAll(names(after.tables()));
        changedTables(renaming).forEach((table, later) -> {
            List<Pair<Column>> found = ColumnRenames.find(renaming.apply(table), later, lasting);
            columnPairs.put(table.name(), found);
            found.stream()
                    .filter(pair -> pair.certainty() != Certainty.DOUBTFUL)
                    .forEach(pair ->
                            columns.put(column(table, pair), pair.after().name()));
        });
    }

    private static Set<ObjectName> names(List<Table> tables) {
        return tables.stream().map(Table::name).collect(Collectors.toCollection(HashSet::new));
    }

    private static ObjectIdentity column(Table table, Pair<Column> pair) {
        return ObjectIdentity.of(
                ObjectKind.COLUMN, table.name().part(pair.before().name()));
    }

    /** The tables that are there after, under the same name or another one, and are not the same. */
    private Map<Table, Table> changedTables(Renaming renaming) {
        Map<ObjectName, Table> laterTables =
                after.tables().stream().collect(Collectors.toMap(Table::name, table -> table));
        Map<Table, Table> changed = new LinkedHashMap<>();
        for (Table table : before.tables()) {
            Table later = laterTables.get(renaming.object(table.name()));
            if (later != null && !later.equals(table)) {
                changed.put(table, later);
            }
        }
        return changed;
    }

    /** The names of constraints, indexes and sequences: those that follow a table or a column, and those that do not. */
    private void parts() {
        Map<ObjectIdentity, List<Change.Renamed>> followers = new HashMap<>();
        ownedSequences(followers);
        Renaming renaming = renaming();
        Map<Table, Table> changed = changedTables(renaming);
        changed.forEach((table, later) -> Followers.find(table, renaming.apply(table), later)
                .forEach((part, rename) -> follow(followers, leader(table, part), rename)));
        Renaming complete = complete(renaming, followers);
        changed.forEach((table, later) -> {
            List<Change> remaining = SnapshotComparison.compare(
                    complete.apply(table),
                    later,
                    owned(before, table).map(complete::apply).toList(),
                    owned(after, later).toList());
            tableCandidate(table, remaining, followers);
            columnCandidates(table, remaining, followers);
        });
        followers.forEach((leader, renamed) -> renamed.stream()
                .filter(one -> one.from().equals(leader))
                .forEach(one -> candidates.add(byItself(one))));
    }

    private static RenameCandidate byItself(Change.Renamed part) {
        String reason = part.from().kind() == ObjectKind.SEQUENCE ? "the same column owns it" : "the same definition";
        return new RenameCandidate(part.from(), part.to(), Certainty.SURE, List.of(reason), List.of(), List.of());
    }

    /** The sequences that the same column owns before and after. */
    private void ownedSequences(Map<ObjectIdentity, List<Change.Renamed>> followers) {
        Renaming renaming = renaming();
        Map<ObjectName, Sequence> later = new HashMap<>();
        after.sequences().forEach(sequence -> sequence.ownedBy().ifPresent(column -> later.put(column, sequence)));
        for (Sequence sequence : before.sequences()) {
            Optional.ofNullable(later.get(renaming.apply(sequence).ownedBy().orElse(Renaming.NO_TABLE)))
                    .filter(other -> !other.name().equals(sequence.name()))
                    .ifPresent(other -> {
                        objects.put(sequence.name(), other.name());
                        follow(followers, leader(sequence), new Change.Renamed(sequence.identity(), other.identity()));
                    });
        }
    }

    private static void follow(
            Map<ObjectIdentity, List<Change.Renamed>> followers, ObjectIdentity leader, Change.Renamed rename) {
        followers.computeIfAbsent(leader, l -> new ArrayList<>()).add(rename);
    }

    /** Whose rename it is that a sequence's name follows; itself, if nothing else was renamed. */
    private ObjectIdentity leader(Sequence sequence) {
        ObjectName owner = sequence.ownedBy().orElseThrow();
        ObjectIdentity column = ObjectIdentity.of(ObjectKind.COLUMN, owner);
        return tables.containsKey(owner.whole())
                ? ObjectIdentity.of(ObjectKind.TABLE, owner.whole())
                : columns.containsKey(column) ? column : sequence.identity();
    }

    /** Likewise for a constraint or an index: the table's, a column's, or that of the table which a key points at. */
    private ObjectIdentity leader(Table table, CatalogObject part) {
        if (tables.containsKey(table.name())) {
            return table.identity();
        }
        Optional<ObjectName> referenced = part instanceof Constraint constraint
                ? constraint.foreignKey().map(ForeignKey::table).filter(tables::containsKey)
                : Optional.empty();
        return columnPairs.getOrDefault(table.name(), List.of()).stream()
                .map(pair -> column(table, pair))
                .filter(columns::containsKey)
                .filter(column -> isTouched(part, new Renaming(Map.of(), Map.of(column, columns.get(column)))))
                .findFirst()
                .or(() -> referenced.map(name -> ObjectIdentity.of(ObjectKind.TABLE, name)))
                .orElse(part.identity());
    }

    private static boolean isTouched(CatalogObject part, Renaming renaming) {
        return (part instanceof Index index && renaming.touches(index))
                || (part instanceof Constraint constraint && renaming.touches(constraint));
    }

    /** The renames with the followers' own among them. */
    private static Renaming complete(Renaming renaming, Map<ObjectIdentity, List<Change.Renamed>> followers) {
        Map<ObjectName, ObjectName> objects = new HashMap<>(renaming.objects());
        Map<ObjectIdentity, String> parts = new HashMap<>(renaming.parts());
        followers.values().stream().flatMap(List::stream).forEach(rename -> rename.to()
                .name()
                .part()
                .ifPresentOrElse(
                        part -> parts.put(rename.from(), part),
                        () -> objects.put(rename.from().name(), rename.to().name())));
        return new Renaming(objects, parts);
    }

    private void tableCandidate(
            Table table, List<Change> remaining, Map<ObjectIdentity, List<Change.Renamed>> followers) {
        Pair<Table> pair = tables.get(table.name());
        if (pair != null) {
            List<Change> differences = new ArrayList<>();
            for (Pair<Column> column : columnPairs.getOrDefault(table.name(), List.of())) {
                if (column.certainty() != Certainty.DOUBTFUL) {
                    differences.add(new Change.Renamed(
                            column(table, column), column.after().identity()));
                }
            }
            differences.addAll(remaining);
            candidates.add(pair.candidate(differences, sorted(followers.get(table.identity()))));
        }
    }

    private void columnCandidates(
            Table table, List<Change> remaining, Map<ObjectIdentity, List<Change.Renamed>> followers) {
        for (Pair<Column> pair : columnPairs.getOrDefault(table.name(), List.of())) {
            ObjectIdentity from = column(table, pair);
            List<Change> differences = remaining.stream()
                    .filter(change -> change instanceof Change.Altered
                            && change.object().equals(pair.after().identity()))
                    .toList();
            candidates.add(new RenameCandidate(
                    from,
                    pair.after().identity(),
                    pair.certainty(),
                    pair.reasons(),
                    differences,
                    sorted(followers.get(from))));
        }
    }

    private static List<Change.Renamed> sorted(@Nullable List<Change.Renamed> followers) {
        return followers == null
                ? List.of()
                : followers.stream()
                        .sorted(Comparator.comparing(Change.Renamed::from))
                        .toList();
    }

    private static Stream<Sequence> owned(CatalogSnapshot snapshot, Table table) {
        return snapshot.sequences().stream()
                .filter(s -> s.ownedBy().map(ObjectName::whole).equals(Optional.of(table.name())));
    }
}
