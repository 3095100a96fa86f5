package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.ConstraintAdded;
import io.windtunnel.checker.observation.ConstraintValidated;
import io.windtunnel.checker.observation.IndexBuilt;
import io.windtunnel.checker.observation.NotNullSet;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.PartitionMoved;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.trace.SeenRelation.SeenIndex;
import io.windtunnel.checker.trace.TableShape.Named;
import io.windtunnel.checker.trace.TableShape.Parent;
import io.windtunnel.checker.trace.TableShape.TableKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a table demands of its rows since the statement: keys, NOT NULL, indexes, and whose partition it is. */
final class ShapeObserver implements Observer {

    @Override
    public List<Observation> observe(Stretch stretch) {
        List<Observation> changes = new ArrayList<>();
        for (SeenRelation seen : stretch.after().values()) {
            Optional<TableShape> before = stretch.known().shape(seen.oid());
            seen.shape().ifPresent(after -> {
                moved(stretch.known(), seen, before, after).ifPresent(changes::add);
                if (before.isPresent()) {
                    changes.addAll(keys(stretch, seen, before.get(), after));
                    notNull(stretch.known(), seen, before.get(), after).ifPresent(changes::add);
                }
            });
            if (stretch.known().existedBeforeStatement(seen.oid())) {
                seen.indexes().stream()
                        .filter(index -> isBuilt(stretch.known(), index))
                        .map(index -> built(stretch.known(), seen, index))
                        .forEach(changes::add);
            }
        }
        return changes;
    }

    private static Optional<Observation> moved(
            KnownObjects known, SeenRelation seen, Optional<TableShape> before, TableShape after) {
        Optional<Parent> former = before.flatMap(TableShape::parent);
        Optional<Parent> parent = after.parent();
        if (former.map(Parent::oid).equals(parent.map(Parent::oid))) {
            return Optional.empty();
        }
        return parent.or(() -> former)
                .map(table -> new PartitionMoved(
                        known.relation(seen),
                        new Relation(table.oid(), table.name(), table.kind(), known.existedBefore(table.oid())),
                        parent.isPresent()));
    }

    private static List<Observation> keys(Stretch stretch, SeenRelation seen, TableShape before, TableShape after) {
        KnownObjects known = stretch.known();
        Set<Long> dropped = stretch.dropped();
        Map<Long, TableKey> earlier =
                before.keys().stream().collect(Collectors.toMap(TableKey::oid, Function.identity()));
        Relation table = known.relation(seen);
        List<Observation> changes = new ArrayList<>();
        for (TableKey key : after.keys()) {
            TableKey was = earlier.get(key.oid());
            Optional<Relation> referenced = key.referenced().map(named -> relation(known, named));
            if (was == null && key.kind() != ConstraintKind.NOT_NULL) {
                changes.add(new ConstraintAdded(
                        table,
                        key.name(),
                        key.kind(),
                        key.validated(),
                        referenced,
                        key.kind() != ConstraintKind.FOREIGN_KEY && isBuilt(known, seen, key.index()),
                        isRebuilt(key, before, after, dropped),
                        key.definition()));
            } else if (was != null && !was.validated() && key.validated()) {
                changes.add(new ConstraintValidated(table, key.name(), key.kind(), referenced));
            }
        }
        return changes;
    }

    /** A column's new type makes the constraints on it anew, and no drop is reported of those before. */
    private static boolean isRebuilt(TableKey key, TableShape before, TableShape after, Set<Long> dropped) {
        return before.keys().stream()
                .filter(was -> !dropped.contains(was.oid()))
                .filter(was -> was.kind() == key.kind() && was.name().equals(key.name()))
                .anyMatch(was -> after.keys().stream().noneMatch(now -> now.oid() == was.oid()));
    }

    private static boolean isBuilt(KnownObjects known, SeenRelation seen, long index) {
        return seen.indexes().stream().anyMatch(one -> one.oid() == index && isBuilt(known, one));
    }

    /** An index that only got a new number keeps its file. */
    private static boolean isBuilt(KnownObjects known, SeenIndex index) {
        return !known.existedBeforeStatement(index.oid())
                && known.bearer(index.name()).isEmpty();
    }

    private static IndexBuilt built(KnownObjects known, SeenRelation table, SeenIndex index) {
        return new IndexBuilt(
                new Relation(index.oid(), index.name(), index.kind(), known.existedBefore(index.oid())),
                known.relation(table),
                index.valid(),
                index.definition());
    }

    /** A column that is new was never anything else. */
    private static Optional<Observation> notNull(
            KnownObjects known, SeenRelation seen, TableShape before, TableShape after) {
        int columns = known.columns(seen.oid()).orElse(0);
        List<String> set = after.notNull().entrySet().stream()
                .filter(column ->
                        column.getKey() <= columns && !before.notNull().containsKey(column.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        return set.isEmpty() ? Optional.empty() : Optional.of(new NotNullSet(known.relation(seen), set));
    }

    private static Relation relation(KnownObjects known, Named named) {
        return new Relation(named.oid(), named.name(), 'r', known.existedBefore(named.oid()));
    }
}
