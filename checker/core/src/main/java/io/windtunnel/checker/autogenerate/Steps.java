package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Partition;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the steps of what becomes of the parts. */
final class Steps {

    private final Inventory before;
    private final Inventory after;
    private final Reconciliation reconciliation;
    private final Carriage carriage;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Part, Set<Part>> carried = new HashMap<>();
    private final Map<Part, Set<Part>> folded = new HashMap<>();

    private Steps(Inventory before, Inventory after, Reconciliation reconciliation) {
        this.before = before;
        this.after = after;
        this.reconciliation = reconciliation;
        this.carriage = new Carriage(before, reconciliation);
    }

    static List<Step> of(Inventory before, Inventory after, Reconciliation reconciliation) {
        Steps steps = new Steps(before, after, reconciliation);
        steps.gatherCarried();
        List<Part> parts = List.copyOf(reconciliation.fates().keySet());
        List<Part> backwards = new ArrayList<>(parts);
        Collections.reverse(backwards);
        backwards.forEach(steps::take);
        parts.forEach(steps::alter);
        parts.forEach(steps::give);
        return steps.steps;
    }

    /** Which parts go with another one's drop, and which come with a table's creation. */
    private void gatherCarried() {
        reconciliation.fates().forEach((part, fate) -> {
            if (fate.takesAway() && carriage.isDropCarried(part)) {
                top(part).ifPresent(top -> carried.computeIfAbsent(top, t -> new TreeSet<>())
                        .add(part));
            }
            if (fate.gives()) {
                foldedInto(part).ifPresent(whole -> folded.computeIfAbsent(whole, t -> new TreeSet<>())
                        .add(part));
            }
        });
    }

    private Optional<Part> top(Part part) {
        Set<Part> candidates = new TreeSet<>();
        before.get(part).carrier().ifPresent(candidates::add);
        carriage.dropLeader(part).ifPresent(candidates::add);
        if (part.kind() == ObjectKind.SEQUENCE && part.isItself()) {
            ((Sequence) before.get(part).object())
                    .ownedBy()
                    .ifPresent(c -> candidates.add(Part.of(ObjectKind.COLUMN, c)));
        }
        for (Part candidate : candidates) {
            if (carriage.isDropCarried(candidate)) {
                return top(candidate);
            }
            if (reconciliation.fate(candidate).takesAway()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The table, or the column for its default, with whose creation a part comes. */
    private Optional<Part> foldedInto(Part part) {
        if (part.aspect() == Part.Aspect.PARENTS) {
            return Optional.of(Part.of(part.object()))
                    .filter(table -> reconciliation.fate(table).gives());
        }
        if (part.kind() != ObjectKind.COLUMN && part.kind() != ObjectKind.CONSTRAINT) {
            return Optional.empty();
        }
        Part table = Part.table(part.name().whole());
        if (reconciliation.fate(table).gives()) {
            return Optional.of(table).filter(t -> isFoldable(t, part));
        }
        Part column = Part.of(part.object());
        return Optional.of(column)
                .filter(c -> part.aspect() == Part.Aspect.DEFAULT)
                .filter(c -> reconciliation.fate(c).gives() && isFoldable(c, part));
    }

    private boolean isFoldable(Part whole, Part part) {
        Unit unit = after.get(part);
        if (part.kind() == ObjectKind.COLUMN && part.aspect() != Part.Aspect.DEFAULT) {
            return true;
        }
        boolean isLater = unit.object() instanceof Constraint c
                && (c.kind() == ConstraintKind.FOREIGN_KEY || c.definition().endsWith(" NOT VALID"));
        return !isLater
                && unit.uses().stream()
                        .filter(used -> used.kind() != ObjectKind.COLUMN && used.kind() != ObjectKind.TABLE)
                        .filter(used -> reconciliation.fate(used) != Fate.KEEP)
                        .noneMatch(used -> after.reaches(used, whole));
    }

    private void add(List<Operation> operations, Set<Part> gives, Set<Part> takes, Set<Part> alters) {
        if (!operations.isEmpty()) {
            steps.add(new Step(operations, Rank.of(operations.get(0)), gives, takes, alters));
        }
    }

    private static Set<Part> with(Part part, Set<Part> others) {
        Set<Part> all = new TreeSet<>(others);
        all.add(part);
        return all;
    }

    private void take(Part part) {
        if (!reconciliation.fate(part).takesAway()
                || (carriage.isDropCarried(part) && top(part).isPresent())) {
            return;
        }
        Set<Part> takes = with(part, carried.getOrDefault(part, Set.of()));
        takes.addAll(reconciliation.followers(part));
        if (reconciliation.isMovedAside(part)) {
            CatalogObject type = before.get(part).object();
            add(List.of(new Operation.MoveAside(type)), Set.of(), Set.of(part), Set.of());
            add(List.of(new Operation.DropAside(type)), Set.of(), takes, Set.of());
            return;
        }
        if (isRebuilt(part)) {
            add(List.of(rows(part, true)), Set.of(), Set.of(), Set.of(part));
        }
        drop(before.get(part))
                .ifPresent(drop -> steps.add(new Step(
                        List.of(drop), isPutBack(part) ? Rank.PUT_BACK : Rank.of(drop), Set.of(), takes, Set.of())));
    }

    /** A partition that only gets other bounds: what is done to the whole reaches it until then. */
    private boolean isPutBack(Part part) {
        return part.aspect() == Part.Aspect.PARTITION
                && after.find(part)
                        .map(unit -> ((Partition) unit.content()).parent())
                        .filter(parent -> ((Partition) before.get(part).content())
                                .parent()
                                .equals(parent))
                        .filter(parent ->
                                !reconciliation.fate(Part.table(parent)).takesAway())
                        .isPresent();
    }

    private boolean isRebuilt(Part part) {
        return part.kind() == ObjectKind.TABLE
                && part.isItself()
                && reconciliation.fate(part) == Fate.RECREATE
                && !reconciliation.isRebuiltWithParent(part)
                && ((Table) before.get(part).object()).kind() != TableKind.FOREIGN
                && ((Table) after.get(part).object()).kind() != TableKind.FOREIGN;
    }

    private Operation rows(Part part, boolean isSaving) {
        Table from = (Table) before.get(part).object();
        Table to = (Table) after.get(part).object();
        return isSaving ? new Operation.SaveRows(from, to) : new Operation.RestoreRows(from, to);
    }

    private Optional<Operation> drop(Unit unit) {
        return switch (unit.part().aspect()) {
            case ITSELF -> Optional.of(new Operation.Drop(unit.object()));
            case DEFAULT ->
                Optional.of(
                        new Operation.SetDefault((Column) unit.object(), Parts.withoutDefault((Column) unit.object())));
            case OWNERSHIP ->
                Optional.of(new Operation.Own((Sequence) unit.object(), Parts.free((Sequence) unit.object())));
            case PARENTS -> Optional.of(inherit((Table) unit.object(), lasting(unit.part())));
            case OF_TYPE ->
                Optional.of(new Operation.SetOfType((Table) unit.object(), Contents.of((Table) unit.object())));
            case PARTITION -> Optional.of(new Operation.Detach((Table) unit.object()));
            case REPLICA_IDENTITY ->
                Optional.of(
                        new Operation.SetReplicaIdentity((Table) unit.object(), Contents.of((Table) unit.object())));
            case IDENTITY_SEQUENCE, ATTACHMENT -> Optional.empty();
        };
    }

    private static Operation inherit(Table table, List<ObjectName> lasting) {
        return new Operation.Inherit(
                Parts.withParents(table, table.properties().parents()), Parts.withParents(table, lasting));
    }

    /** The parents that a table keeps while the others change. */
    private List<ObjectName> lasting(Part inheritance) {
        List<ObjectName> lasting = new ArrayList<>();
        for (ObjectName parent : Inheritance.lasting(parents(before, inheritance), parents(after, inheritance))) {
            if (reconciliation.fate(Part.table(parent)).takesAway()) {
                break;
            }
            lasting.add(parent);
        }
        return lasting;
    }

    private static List<ObjectName> parents(Inventory inventory, Part inheritance) {
        return inventory
                .table(inheritance.name())
                .map(table -> table.properties().parents())
                .orElse(List.of());
    }

    private void give(Part part) {
        if (!reconciliation.fate(part).gives() || foldedInto(part).isPresent()) {
            return;
        }
        Set<Part> gives = with(part, folded.getOrDefault(part, Set.of()));
        gives.addAll(reconciliation.followers(part));
        if (part.kind() == ObjectKind.COLUMN && part.isItself()) {
            gives.add(new Part(part.object(), Part.Aspect.IDENTITY_SEQUENCE));
        }
        if (after.get(part).object() instanceof Constraint key) {
            after.table(key.table()).stream()
                    .flatMap(table -> table.indexes().stream())
                    .filter(index -> index.constraint().equals(Optional.of(key.name())))
                    .forEach(index -> gives.add(Part.of(index.identity())));
        }
        create(after.get(part)).ifPresent(create -> add(List.of(create), gives, Set.of(), Set.of()));
        if (isRebuilt(part)) {
            add(List.of(rows(part, false)), Set.of(), Set.of(), Set.of(part));
        }
    }

    private Optional<Operation> create(Unit unit) {
        return switch (unit.part().aspect()) {
            case ITSELF -> createItself(unit);
            case DEFAULT ->
                Optional.of(
                        new Operation.SetDefault(Parts.withoutDefault((Column) unit.object()), (Column) unit.object()));
            case OWNERSHIP ->
                Optional.of(new Operation.Own(Parts.free((Sequence) unit.object()), (Sequence) unit.object()));
            case PARENTS -> {
                Table table = (Table) unit.object();
                Table shell = Parts.withParents(table, lasting(unit.part()));
                yield Optional.of(new Operation.Inherit(
                        shell, Parts.withParents(table, table.properties().parents())));
            }
            case OF_TYPE ->
                Optional.of(new Operation.SetOfType(Contents.of((Table) unit.object()), (Table) unit.object()));
            case PARTITION -> Optional.of(new Operation.Attach((Table) unit.object()));
            case REPLICA_IDENTITY ->
                Optional.of(
                        new Operation.SetReplicaIdentity(Contents.of((Table) unit.object()), (Table) unit.object()));
            case ATTACHMENT -> attachIndex((Index) unit.object());
            case IDENTITY_SEQUENCE -> Optional.empty();
        };
    }

    /** Attaching a table attaches the indexes that fit. */
    private Optional<Operation> attachIndex(Index index) {
        Part partition = new Part(ObjectIdentity.of(ObjectKind.TABLE, index.table()), Part.Aspect.PARTITION);
        return reconciliation.fate(partition).gives()
                ? Optional.empty()
                : Optional.of(new Operation.AttachIndex(index));
    }

    private Optional<Operation> createItself(Unit unit) {
        if (unit.object() instanceof Table table) {
            return Optional.of(new Operation.Create(Parts.only(table, folded.getOrDefault(unit.part(), Set.of()))));
        }
        if (unit.object() instanceof Column column) {
            boolean hasDefault = folded.getOrDefault(unit.part(), Set.of()).stream()
                    .anyMatch(part -> part.aspect() == Part.Aspect.DEFAULT);
            return Optional.of(new Operation.Create(hasDefault ? column : Parts.withoutDefault(column)));
        }
        if (unit.object() instanceof Trigger trigger && trigger.inherited()) {
            return fired(unit, trigger);
        }
        boolean isInheritedKey =
                unit.object() instanceof Constraint c && c.inherited() && c.kind() == ConstraintKind.FOREIGN_KEY;
        return isInheritedKey ? Optional.empty() : Optional.of(new Operation.Create(unit.object()));
    }

    /** The trigger of a partition is there already; it may only fire otherwise than that of the partitioned table. */
    private Optional<Operation> fired(Unit unit, Trigger clone) {
        return unit.uses().stream()
                .flatMap(used -> after.find(used).stream())
                .flatMap(used -> used.object() instanceof Trigger t ? Stream.of(t.firing()) : Stream.empty())
                .filter(firing -> firing != clone.firing())
                .map(firing -> (Operation) new Operation.Alter(Parts.firing(clone, firing), clone))
                .findFirst();
    }

    private void alter(Part part) {
        Fate fate = reconciliation.fate(part);
        if (fate != Fate.ALTER && fate != Fate.RETYPE) {
            return;
        }
        CatalogObject b = before.get(part).object();
        CatalogObject a = after.get(part).object();
        Part sequence = new Part(part.object(), Part.Aspect.IDENTITY_SEQUENCE);
        Set<Part> gives = reconciliation.fate(sequence).gives() ? Set.of(sequence) : Set.of();
        Set<Part> takes = reconciliation.fate(sequence).takesAway() ? Set.of(sequence) : Set.of();
        if (fate == Fate.RETYPE) {
            Set<Part> retyped = with(part, reconciliation.followers(part));
            add(List.of(new Operation.Retype((Column) b, (Column) a)), retyped, retyped, Set.of());
            if (!Parts.isOnlyRetyped((Column) b, (Column) a)) {
                add(List.of(new Operation.Alter(b, a)), gives, takes, Set.of(part));
            }
            return;
        }
        Operation operation =
                switch (part.aspect()) {
                    case DEFAULT -> new Operation.SetDefault((Column) b, (Column) a);
                    case OWNERSHIP -> new Operation.Own((Sequence) b, (Sequence) a);
                    case REPLICA_IDENTITY -> new Operation.SetReplicaIdentity((Table) b, (Table) a);
                    default -> new Operation.Alter(b, a);
                };
        add(List.of(operation), gives, takes, with(part, reconciliation.followers(part)));
    }
}
