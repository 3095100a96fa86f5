package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares objects of equal identity and gathers the changes. */
final class SnapshotComparison {

    private final List<Change> changes = new ArrayList<>();

    /** Every change between two snapshots, sorted by kind and name. */
    static List<Change> compare(CatalogSnapshot before, CatalogSnapshot after) {
        SnapshotComparison comparison = new SnapshotComparison();
        comparison.objects(before.schemas(), after.schemas());
        comparison.objects(before.extensions(), after.extensions());
        comparison.objects(before.enums(), after.enums());
        comparison.objects(before.ranges(), after.ranges());
        comparison.objects(before.routines(), after.routines());
        comparison.objects(before.defaultPrivileges(), after.defaultPrivileges());
        comparison.objects(before.others(), after.others());
        comparison.objects(before.domains(), after.domains(), comparison::domainParts);
        comparison.objects(before.composites(), after.composites(), comparison::compositeParts);
        comparison.objects(before.sequences(), after.sequences());
        comparison.objects(before.tables(), after.tables(), comparison::tableParts);
        comparison.objects(before.views(), after.views(), comparison::viewParts);
        return comparison.sorted(parents(before, after));
    }

    /** Every change between two tables of one name, and between the sequences that they own. */
    static List<Change> compare(Table before, Table after, List<Sequence> owned, List<Sequence> ownedAfter) {
        SnapshotComparison comparison = new SnapshotComparison();
        comparison.objects(List.of(before), List.of(after), comparison::tableParts);
        comparison.objects(owned, ownedAfter);
        return comparison.sorted(Map.of());
    }

    private List<Change> sorted(Map<ObjectName, List<ObjectName>> parents) {
        Set<Object> seen = new HashSet<>();
        changes.forEach(change -> seen.add(essence(change, change.object().name())));
        return changes.stream()
                .filter(change -> !followsFromAnother(change, parents, seen))
                .sorted(Comparator.comparing(Change::object))
                .toList();
    }

    /** What the change of a parent's column and of its children's have in common, but for the table. */
    private static List<Object> essence(Change change, ObjectName name) {
        List<Difference> differences = change instanceof Change.Altered altered ? altered.differences() : List.of();
        return List.of(change.getClass(), change.object().kind(), name, differences);
    }

    /** What is inherited comes and goes with the parent's, and changes with it. */
    private static boolean followsFromAnother(
            Change change, Map<ObjectName, List<ObjectName>> parents, Set<Object> seen) {
        if (change instanceof Change.Added added) {
            return isInherited(added.added());
        }
        if (change instanceof Change.Dropped dropped) {
            return isInherited(dropped.dropped());
        }
        ObjectName name = change.object().name();
        return name.part().isPresent()
                && parents.getOrDefault(name.whole(), List.of()).stream()
                        .anyMatch(parent -> seen.contains(
                                essence(change, parent.part(name.part().get()))));
    }

    private static boolean isInherited(CatalogObject object) {
        return (object instanceof Column column && column.inherited())
                || (object instanceof Constraint constraint && constraint.inherited())
                || (object instanceof Trigger trigger && trigger.inherited())
                || (object instanceof Index index && index.parent().isPresent())
                || (object instanceof Sequence sequence && sequence.insideIdentity());
    }

    private static Map<ObjectName, List<ObjectName>> parents(CatalogSnapshot before, CatalogSnapshot after) {
        Map<ObjectName, List<ObjectName>> parents = new LinkedHashMap<>();
        Stream.concat(before.tables().stream(), after.tables().stream()).forEach(table -> {
            List<ObjectName> all = new ArrayList<>(table.properties().parents());
            table.properties().partition().ifPresent(partition -> all.add(partition.parent()));
            parents.put(table.name(), all);
        });
        return parents;
    }

    private <T extends CatalogObject> void objects(List<T> before, List<T> after) {
        objects(before, after, (b, a) -> {});
    }

    private <T extends CatalogObject> void objects(List<T> before, List<T> after, BiConsumer<T, T> parts) {
        Map<ObjectIdentity, T> from = byIdentity(before);
        Map<ObjectIdentity, T> to = byIdentity(after);
        from.forEach((identity, b) -> {
            T a = to.get(identity);
            if (a == null) {
                changes.add(new Change.Dropped(b));
            } else if (!b.equals(a)) {
                altered(b, a);
                parts.accept(b, a);
            }
        });
        to.forEach((identity, a) -> {
            if (!from.containsKey(identity)) {
                changes.add(new Change.Added(a));
            }
        });
    }

    private static <T extends CatalogObject> Map<ObjectIdentity, T> byIdentity(List<T> objects) {
        Map<ObjectIdentity, T> map = new LinkedHashMap<>();
        objects.forEach(object -> map.put(identity(object), object));
        return map;
    }

    /** The sequence inside an identity column is known by the column: it comes, goes and is found with it. */
    private static ObjectIdentity identity(CatalogObject object) {
        return object instanceof Sequence sequence && sequence.insideIdentity()
                ? ObjectIdentity.of(ObjectKind.SEQUENCE, sequence.ownedBy().orElseThrow())
                : object.identity();
    }

    private void altered(CatalogObject before, CatalogObject after) {
        List<Difference> differences = Attributes.differences(before, after);
        if (!differences.isEmpty()) {
            changes.add(new Change.Altered(before, after, differences));
        }
    }

    private void domainParts(DomainType before, DomainType after) {
        objects(before.constraints(), after.constraints());
    }

    private void compositeParts(CompositeType before, CompositeType after) {
        columns(before, after, before.attributes(), after.attributes());
    }

    private void viewParts(View before, View after) {
        columns(before, after, before.columns(), after.columns());
        indexes(before.indexes(), after.indexes());
        objects(before.triggers(), after.triggers());
        objects(before.rules(), after.rules());
    }

    private void tableParts(Table before, Table after) {
        columns(before, after, before.columns(), after.columns());
        objects(before.constraints(), after.constraints());
        indexes(before.indexes(), after.indexes());
        objects(before.triggers(), after.triggers());
        objects(before.rules(), after.rules());
        objects(before.policies(), after.policies());
    }

    /** An index behind a constraint comes and goes with it; only its own settings are changes of its own. */
    private void indexes(List<Index> before, List<Index> after) {
        objects(plain(before), plain(after));
        List<Index> backing =
                after.stream().filter(i -> i.constraint().isPresent()).toList();
        for (Index index : before) {
            backing.stream()
                    .filter(i -> i.constraint().equals(index.constraint())
                            && i.name().equals(index.name()))
                    .forEach(i -> altered(index, i));
        }
    }

    private static List<Index> plain(List<Index> indexes) {
        return indexes.stream().filter(i -> i.constraint().isEmpty()).toList();
    }

    private void columns(CatalogObject before, CatalogObject after, List<Column> from, List<Column> to) {
        objects(from, to);
        Optional<String> orderBefore = Attributes.names(commonNames(from, to));
        Optional<String> orderAfter = Attributes.names(commonNames(to, from));
        if (!orderBefore.equals(orderAfter)) {
            addDifference(before, after, new Difference("column order", orderBefore, orderAfter));
        }
    }

    private static List<String> commonNames(List<Column> columns, List<Column> others) {
        Set<String> names = others.stream().map(Column::name).collect(Collectors.toSet());
        return columns.stream().map(Column::name).filter(names::contains).toList();
    }

    /** To the change of the object that its attributes gave already, or as a change of its own. */
    private void addDifference(CatalogObject before, CatalogObject after, Difference difference) {
        List<Difference> differences = new ArrayList<>(Attributes.differences(before, after));
        changes.remove(new Change.Altered(before, after, differences));
        differences.add(difference);
        changes.add(new Change.Altered(before, after, differences));
    }
}
