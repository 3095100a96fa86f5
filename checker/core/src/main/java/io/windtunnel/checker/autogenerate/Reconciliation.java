package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Partition;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What becomes of every part on the way from one snapshot to another, with all that stands on what goes. */
final class Reconciliation {

    /** What a column can be moved from and to. */
    private static final Set<ObjectKind> TYPES = Set.of(
            ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE, ObjectKind.RANGE_TYPE, ObjectKind.COLLATION);
    /** What Postgres does not carry along when the type of a column changes. */
    private static final Set<ObjectKind> BOUND_TO_TYPE = Set.of(
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.TRIGGER,
            ObjectKind.RULE,
            ObjectKind.POLICY);

    private final Inventory before;
    private final Inventory after;
    private final Inheritance inheritance;
    private final Map<Part, Fate> fates = new TreeMap<>();
    private final Map<Part, Set<Part>> followers = new HashMap<>();
    private final Deque<Part> disturbed = new ArrayDeque<>();

    Reconciliation(Inventory before, Inventory after) {
        this.before = before;
        this.after = after;
        this.inheritance = new Inheritance(before, after);
        before.parts().forEach(this::judge);
        after.parts().stream().filter(part -> !before.has(part)).forEach(this::judge);
        enumsWhoseNewValuesAreUsed();
        before.parts().forEach(this::attachmentThatGoes);
        before.parts().forEach(this::typedTable);
        while (!disturbed.isEmpty()) {
            spread(disturbed.pop());
        }
    }

    /** Every part that is not simply kept, in order. */
    Map<Part, Fate> fates() {
        return fates;
    }

    Fate fate(Part part) {
        return fates.getOrDefault(part, Fate.KEEP);
    }

    /** The parts that follow a part of a parent table, and theirs in turn. */
    Set<Part> followers(Part leader) {
        Set<Part> all = new TreeSet<>();
        for (Part follower : followers.getOrDefault(leader, Set.of())) {
            all.add(follower);
            all.addAll(followers(follower));
        }
        return all;
    }

    private void judge(Part part) {
        Optional<Part> leader = inheritance.leader(part);
        if (leader.isPresent()) {
            followers.computeIfAbsent(leader.get(), l -> new TreeSet<>()).add(part);
            fates.put(part, Fate.FOLLOW);
        } else if (!after.has(part)) {
            put(part, Fate.DROP);
        } else if (!before.has(part)) {
            put(part, Fate.CREATE);
        } else {
            put(
                    part,
                    Verdict.of(
                            before.get(part),
                            after.get(part),
                            !before.users(part).isEmpty()));
        }
    }

    private void put(Part part, Fate fate) {
        if (fate != Fate.KEEP) {
            fates.put(part, fate);
        }
        if (fate.takesAway() || fate == Fate.RETYPE) {
            disturbed.add(part);
        }
    }

    /** An attached index cannot be detached, nor dropped alone: only with the index of the partitioned table. */
    private void attachmentThatGoes(Part part) {
        if (part.aspect() != Part.Aspect.ATTACHMENT || !fate(part).takesAway()) {
            return;
        }
        Part table = Part.table(((Index) before.get(part).object()).table());
        if (!fate(new Part(table.object(), Part.Aspect.PARTITION)).takesAway()) {
            before.find(Part.of(ObjectKind.INDEX, (ObjectName) before.get(part).content()))
                    .ifPresent(parent -> raise(keyOr(parent), Fate.RECREATE));
        }
    }

    /** A table of a type stands in the way of what is done to its columns, or to those of the type. */
    private void typedTable(Part part) {
        if (part.aspect() == Part.Aspect.OF_TYPE) {
            Table table = (Table) before.get(part).object();
            boolean isAltered = before.get(part).uses().stream()
                    .anyMatch(used -> used.kind() == ObjectKind.COMPOSITE_TYPE && fate(used) != Fate.KEEP);
            boolean isReshaped = Stream.concat(
                            table.columns().stream(),
                            after.table(table.name()).stream().flatMap(t -> t.columns().stream()))
                    .map(column -> fate(Part.of(column.identity())))
                    .anyMatch(fate -> fate.takesAway() || fate.gives() || fate == Fate.RETYPE);
            if (isAltered || isReshaped) {
                raise(part, Fate.RECREATE);
            }
        }
    }

    /** The key that an index stands behind, or else the index. */
    private static Part keyOr(Unit index) {
        return index.carrier()
                .filter(carrier -> carrier.kind() == ObjectKind.CONSTRAINT)
                .orElse(index.part());
    }

    /** A value that ALTER TYPE has added cannot be used before the transaction ends; one of a new type can. */
    private void enumsWhoseNewValuesAreUsed() {
        for (Part part : List.copyOf(fates.keySet())) {
            if (part.kind() == ObjectKind.ENUM && fate(part) == Fate.ALTER) {
                Set<String> values = new HashSet<>(((EnumType) after.get(part).object()).values());
                values.removeAll(((EnumType) before.get(part).object()).values());
                boolean isUsed = after.users(part).stream()
                        .filter(user -> fate(user) != Fate.KEEP)
                        .map(user -> DefinitionText.line(after.get(user).object()))
                        .anyMatch(text -> values.stream().anyMatch(value -> text.contains(quoted(value))));
                if (isUsed) {
                    put(part, Fate.RECREATE);
                }
            }
        }
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'::";
    }

    private void spread(Part gone) {
        before.users(gone).forEach(user -> disturb(gone, user));
        followers(gone).forEach(follower -> before.users(follower).forEach(user -> disturb(gone, user)));
        if (fate(gone) == Fate.RETYPE && isPartitionKey(gone)) {
            raise(Part.table(gone.name().whole()), Fate.RECREATE);
        }
    }

    private boolean isPartitionKey(Part column) {
        return before.table(column.name().whole())
                .flatMap(table -> table.properties().partitionKey())
                .filter(key ->
                        Mentions.of(key).words().contains(column.name().part().orElse("")))
                .isPresent();
    }

    private void disturb(Part gone, Part user) {
        boolean isCarried = before.get(user).carrier().equals(Optional.of(gone));
        if (user.aspect() == Part.Aspect.ATTACHMENT
                && gone.kind() == ObjectKind.INDEX
                && fate(gone).takesAway()) {
            clonesGoToo(user);
        }
        if (fate(user) == Fate.FOLLOW) {
            inheritance.leader(user).ifPresent(leader -> {
                if (TYPES.contains(gone.kind())) {
                    disturb(gone, leader);
                }
            });
        } else if (fate(gone) == Fate.RETYPE) {
            if (isBoundToType(gone, user)) {
                raise(user, Fate.RECREATE);
            }
        } else if (isCarried) {
            raise(user, Fate.RECREATE);
        } else if (user.kind() == ObjectKind.COLUMN && user.isItself()) {
            raise(user, TYPES.contains(gone.kind()) ? Fate.RETYPE : Fate.RECREATE);
        } else if (user.aspect() == Part.Aspect.PARTITION && isRebuiltWith(gone, user)) {
            raise(Part.of(user.object()), Fate.RECREATE);
        } else if (user.kind() == ObjectKind.TABLE && user.isItself()) {
            raise(user, gone.kind() == ObjectKind.SERVER ? Fate.RECREATE : Fate.ALTER);
        } else if (user.kind() != ObjectKind.SCHEMA) {
            raise(user, Fate.RECREATE);
        }
    }

    /** The rows of a partition go and come back with those of the partitioned table, if it has both before and after. */
    private boolean isRebuiltWith(Part parent, Part partition) {
        Optional<Part> now = before.find(partition).map(Reconciliation::parent);
        Optional<Part> then = after.find(partition).map(Reconciliation::parent);
        return now.equals(Optional.of(parent)) && now.equals(then) && fate(parent) == Fate.RECREATE;
    }

    /** The partitioned table of a partition's place. */
    static Part parent(Unit partition) {
        return Part.table(((Partition) partition.content()).parent());
    }

    /** Whether a table is made anew and its rows are copied by another one's name. */
    boolean isRebuiltWithParent(Part table) {
        Part partition = new Part(table.object(), Part.Aspect.PARTITION);
        return before.find(partition)
                .filter(unit -> isRebuiltWith(parent(unit), partition))
                .isPresent();
    }

    /** The index of a partition is dropped with that of the partitioned table, and the key that it stands behind. */
    private void clonesGoToo(Part attachment) {
        Unit index = before.get(Part.of(attachment.object()));
        index.carrier()
                .filter(carrier -> carrier.kind() == ObjectKind.CONSTRAINT)
                .ifPresent(key -> raise(key, Fate.RECREATE));
        raise(index.part(), Fate.RECREATE);
    }

    private boolean isBoundToType(Part column, Part user) {
        if (BOUND_TO_TYPE.contains(user.kind())) {
            return true;
        }
        if (user.kind() == ObjectKind.COLUMN && user.isItself()) {
            return true;
        }
        boolean isDefault = user.aspect() == Part.Aspect.DEFAULT;
        boolean isForeignKey =
                before.get(user).object() instanceof Constraint c && c.kind() == ConstraintKind.FOREIGN_KEY;
        return (isDefault || isForeignKey) && changesBase(column);
    }

    private boolean changesBase(Part column) {
        if (!after.has(column) || !before.has(column)) {
            return true;
        }
        String from = ((Column) before.get(column).object()).type();
        String to = ((Column) after.get(column).object()).type();
        return from.equals(to) || !ColumnSql.base(from).equals(ColumnSql.base(to));
    }

    /** A worse fate replaces a better one; what is not there after all is dropped. */
    private void raise(Part part, Fate fate) {
        Fate now = fate(part);
        boolean isWorse = fate.compareTo(now) > 0 && now != Fate.DROP && now != Fate.CREATE;
        if (isWorse) {
            put(part, after.has(part) ? fate : Fate.DROP);
        }
    }

    /** Whether columns have to be moved from the old type to the new one, so that both exist for a while. */
    boolean isMovedAside(Part type) {
        return TYPES.contains(type.kind())
                && type.isItself()
                && (fate(type) == Fate.RECREATE || isReplaced(type))
                && before.users(type).stream()
                        .anyMatch(user -> fate(user) == Fate.RETYPE || isRetypedByLeader(user) || isMovedAside(user));
    }

    /** A type of another kind takes the name. */
    private boolean isReplaced(Part type) {
        return fate(type) == Fate.DROP
                && after.named(type.name()).stream().anyMatch(other -> fate(other) == Fate.CREATE);
    }

    private boolean isRetypedByLeader(Part user) {
        return fate(user) == Fate.FOLLOW
                && inheritance
                        .leader(user)
                        .filter(l -> fate(l) == Fate.RETYPE || isRetypedByLeader(l))
                        .isPresent();
    }

    Inheritance inheritance() {
        return inheritance;
    }
}
