package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Firing;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Partition;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a table's parts have from its parents, where it has the same parents before and after. */
final class Inheritance {

    private final Inventory before;
    private final Inventory after;

    Inheritance(Inventory before, Inventory after) {
        this.before = before;
        this.after = after;
    }

    /** The part of a parent that this one follows in all: a column, default, check, foreign key, trigger. */
    Optional<Part> leader(Part part) {
        boolean isColumn = part.kind() == ObjectKind.COLUMN;
        boolean isConstraint = part.kind() == ObjectKind.CONSTRAINT && !isKey(part);
        if (!(isColumn || isConstraint || part.kind() == ObjectKind.TRIGGER)) {
            return Optional.empty();
        }
        return parents(part.name().whole()).stream()
                .map(parent -> new Part(
                        ObjectIdentity.of(
                                part.kind(), parent.part(part.name().part().orElse(""))),
                        part.aspect()))
                .filter(leader -> follows(part, leader))
                .findFirst();
    }

    private boolean follows(Part part, Part leader) {
        boolean hadBoth = before.has(part) && before.has(leader);
        boolean hasBoth = after.has(part) && after.has(leader);
        if (hadBoth && hasBoth) {
            return followsInPlace(part, leader);
        }
        if (hadBoth && !after.has(part)) {
            return !after.has(leader) && comesFrom(before, part, leader) && !after.staysInChild(leader, before);
        }
        boolean isNew = hasBoth && !before.has(part) && !before.has(leader);
        return isNew && comesFrom(after, part, leader) && firing(after.get(part)) == firing(after.get(leader));
    }

    private boolean followsInPlace(Part part, Part leader) {
        Unit b = before.get(part);
        Unit a = after.get(part);
        if (b.content().equals(a.content())) {
            return b.inherited() && a.inherited();
        }
        return essence(b).equals(essence(before.get(leader))) && essence(a).equals(essence(after.get(leader)));
    }

    private static Firing firing(Unit unit) {
        return unit.object() instanceof Trigger trigger ? trigger.firing() : Firing.ENABLED;
    }

    private static boolean comesFrom(Inventory inventory, Part part, Part leader) {
        return inventory.get(part).inherited()
                || (part.aspect() == Part.Aspect.DEFAULT && sameText(inventory, part, leader));
    }

    private static boolean sameText(Inventory inventory, Part part, Part leader) {
        return inventory.get(part).content().equals(inventory.get(leader).content());
    }

    /** The content without the name of the table. */
    private static Object essence(Unit unit) {
        if (unit.content() instanceof Column c) {
            return List.of(
                    c.type(), c.nullable(), c.identityKind(), c.generated(), c.collation(), c.settings(), c.comment());
        }
        if (unit.content() instanceof Trigger t) {
            return List.of(t.firing(), t.comment());
        }
        return unit.content() instanceof Constraint c ? List.of(c.definition()) : unit.content();
    }

    private static boolean isKeyKind(ConstraintKind kind) {
        return kind == ConstraintKind.PRIMARY_KEY || kind == ConstraintKind.UNIQUE || kind == ConstraintKind.EXCLUSION;
    }

    private boolean isKey(Part part) {
        return Stream.of(before, after)
                .flatMap(inventory -> inventory.find(part).stream())
                .anyMatch(unit -> unit.object() instanceof Constraint c && isKeyKind(c.kind()));
    }

    /** The parents that a table has before and after and all the while. */
    private List<ObjectName> parents(ObjectName table) {
        Optional<Table> now = before.table(table);
        Optional<Table> then = after.table(table);
        if (now.isEmpty() || then.isEmpty()) {
            return List.of();
        }
        List<ObjectName> parents = new ArrayList<>(lasting(
                now.get().properties().parents(), then.get().properties().parents()));
        now.get()
                .properties()
                .partition()
                .map(Partition::parent)
                .filter(parent -> then.get()
                        .properties()
                        .partition()
                        .filter(p -> p.parent().equals(parent))
                        .isPresent())
                .ifPresent(parents::add);
        return parents;
    }

    /** Parents stand in the order in which they were given: those that can stay without being given anew. */
    static List<ObjectName> lasting(List<ObjectName> from, List<ObjectName> to) {
        List<ObjectName> remaining = from.stream().filter(to::contains).toList();
        int same = 0;
        while (same < remaining.size() && remaining.get(same).equals(to.get(same))) {
            same++;
        }
        return remaining.subList(0, same);
    }

    /** The index, key or trigger of the partitioned table with which a partition's own is dropped. */
    Optional<Part> dropLeader(Part part) {
        if (part.kind() == ObjectKind.TRIGGER) {
            return before.find(part).stream()
                    .filter(Unit::inherited)
                    .flatMap(unit -> unit.uses().stream())
                    .filter(used -> used.kind() == ObjectKind.TRIGGER)
                    .findFirst();
        }
        Optional<ObjectName> parent = before.find(part).flatMap(unit -> parentIndex(unit.object()));
        return parent.flatMap(name -> before.find(Part.of(ObjectKind.INDEX, name)))
                .map(unit ->
                        part.kind() == ObjectKind.CONSTRAINT ? unit.carrier().orElse(unit.part()) : unit.part());
    }

    private Optional<ObjectName> parentIndex(CatalogObject object) {
        if (object instanceof Index index) {
            return index.parent();
        }
        return object instanceof Constraint constraint
                ? before.table(constraint.table()).stream()
                        .flatMap(table -> table.indexes().stream())
                        .filter(i -> i.constraint().equals(Optional.of(constraint.name())))
                        .flatMap(i -> i.parent().stream())
                        .findFirst()
                : Optional.empty();
    }
}
