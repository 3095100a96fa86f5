package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Brings steps into an order in which each finds what it stands on, and lets go before that goes. */
final class StepOrder {

    private final Inventory before;
    private final Inventory after;
    private final List<Step> steps;
    private final Map<Part, List<Integer>> givers = new HashMap<>();
    private final Map<Part, List<Integer>> takers = new HashMap<>();
    private final Map<Part, List<Integer>> alterers = new HashMap<>();
    /** For each step those that come after it: for good reasons, and if it can be had. */
    private final List<Set<Integer>> followers = new ArrayList<>();

    private final List<Set<Integer>> wishes = new ArrayList<>();

    private StepOrder(List<Step> steps, Inventory before, Inventory after) {
        this.before = before;
        this.after = after;
        this.steps = steps;
        for (int i = 0; i < steps.size(); i++) {
            int step = i;
            followers.add(new TreeSet<>());
            wishes.add(new TreeSet<>());
            steps.get(i).gives().forEach(p -> givers.computeIfAbsent(p, x -> new ArrayList<>())
                    .add(step));
            steps.get(i).alters().forEach(p -> alterers.computeIfAbsent(p, x -> new ArrayList<>())
                    .add(step));
            steps.get(i).takes().forEach(p -> takers.computeIfAbsent(p, x -> new ArrayList<>())
                    .add(step));
        }
    }

    static List<Step> sort(List<Step> steps, Inventory before, Inventory after) {
        StepOrder order = new StepOrder(steps, before, after);
        order.connect();
        return order.sorted().stream().map(steps::get).toList();
    }

    private void connect() {
        Map<ObjectName, List<Integer>> freed = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int step = i;
            if (!isDropAside(step)) {
                steps.get(i).takes().forEach(part -> namespace(part, before)
                        .ifPresent(name -> freed.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(step)));
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int self = i;
            step.operations().forEach(operation -> aroundCopies(self, operation));
            Set<Part> arriving = union(step.gives(), step.alters());
            Set<Part> leaving = union(step.takes(), step.alters());
            arriving.forEach(part -> after.find(part).ifPresent(unit -> needs(self, unit)));
            leaving.forEach(part -> before.find(part).ifPresent(unit -> releases(self, unit)));
            union(step.takes(), step.alters()).forEach(part -> parentFirst(self, part));
            step.takes().forEach(part -> detachedFirst(self, part));
            step.gives().forEach(part -> {
                takers.getOrDefault(part, List.of()).stream()
                        .filter(taker -> !isDropAside(taker))
                        .forEach(taker -> edge(followers, taker, self));
                namespace(part, after).map(freed::get).ifPresent(list -> list.forEach(t -> edge(followers, t, self)));
            });
        }
    }

    /** An attached index can be dropped without that of the partitioned table once its own table is detached. */
    private void detachedFirst(int self, Part part) {
        before.find(new Part(part.object(), Part.Aspect.ATTACHMENT))
                .filter(attachment -> attachment.uses().stream()
                        .noneMatch(index -> !index.equals(part)
                                && index.kind() == ObjectKind.INDEX
                                && steps.get(self).takes().contains(index)))
                .map(attachment -> ((Index) attachment.object()).table())
                .map(table -> new Part(Part.table(table).object(), Part.Aspect.PARTITION))
                .map(takers::get)
                .ifPresent(steps -> steps.stream()
                        .filter(taker -> this.steps.get(taker).operations().get(0) instanceof Operation.Detach)
                        .forEach(taker -> edge(followers, taker, self)));
    }

    /** What is done to a parent's column reaches the children, and is done otherwise there afterwards. */
    private void parentFirst(int self, Part part) {
        boolean isOfPart = part.kind() == ObjectKind.COLUMN || part.kind() == ObjectKind.CONSTRAINT;
        if (isOfPart && !isOfTable(self)) {
            for (ObjectName parent : before.parents(part.name().whole())) {
                Part leader = new Part(
                        ObjectIdentity.of(
                                part.kind(), parent.part(part.name().part().orElse(""))),
                        part.aspect());
                Stream.concat(
                                takers.getOrDefault(leader, List.of()).stream(),
                                alterers.getOrDefault(leader, List.of()).stream())
                        .filter(other -> !isOfTable(other))
                        .forEach(other -> edge(followers, other, self));
            }
        }
    }

    private boolean isOfTable(int step) {
        return steps.get(step).operations().get(0).object().kind() == ObjectKind.TABLE;
    }

    /** A partition that lives on takes its rows along before they are copied; one that is dropped does so after. */
    private void aroundCopies(int self, Operation operation) {
        if (operation instanceof Operation.SaveRows rows) {
            takers.getOrDefault(Part.of(operation.object()), List.of()).forEach(taker -> edge(followers, self, taker));
            for (int other = 0; other < steps.size(); other++) {
                Operation first = steps.get(other).operations().get(0);
                if (first instanceof Operation.Detach detach && isPartition(detach.table(), rows.before(), before)) {
                    edge(followers, other, self);
                } else if (first instanceof Operation.Drop drop
                        && drop.dropped() instanceof Table table
                        && isPartition(table, rows.before(), before)) {
                    edge(followers, self, other);
                }
            }
        }
        if (operation instanceof Operation.RestoreRows rows) {
            givers.getOrDefault(Part.of(operation.object()), List.of()).forEach(giver -> edge(followers, giver, self));
            for (int other = 0; other < steps.size(); other++) {
                if (steps.get(other).operations().get(0) instanceof Operation.Attach attach
                        && isPartition(attach.table(), rows.after(), after)) {
                    edge(followers, other, self);
                }
            }
        }
    }

    private static boolean isPartition(Table table, Table whole, Inventory inventory) {
        return table.properties()
                .partition()
                .filter(p -> p.parent().equals(whole.name())
                        || inventory
                                .table(p.parent())
                                .filter(parent -> isPartition(parent, whole, inventory))
                                .isPresent())
                .isPresent();
    }

    /** Relations, types and routines: their names are taken until they are dropped. */
    private static Optional<ObjectName> namespace(Part part, Inventory inventory) {
        if (part.aspect() == Part.Aspect.IDENTITY_SEQUENCE) {
            return inventory.find(part).map(unit -> unit.object().identity().name());
        }
        boolean isNamed = part.isItself()
                && part.name().part().isEmpty()
                && part.name().schema().isPresent();
        return isNamed ? Optional.of(part.name()) : Optional.empty();
    }

    private static Set<Part> union(Set<Part> one, Set<Part> other) {
        Set<Part> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private void needs(int self, Unit unit) {
        for (Part used : unit.uses()) {
            givers.getOrDefault(used, List.of()).forEach(giver -> edge(followers, giver, self));
            // A domain gets no checks any more once columns have it in arrays.
            if (used.kind() == ObjectKind.DOMAIN && unit.part().kind() == ObjectKind.COLUMN) {
                after.users(used).stream()
                        .filter(check -> check.kind() == ObjectKind.CONSTRAINT
                                && check.name().whole().equals(used.name()))
                        .flatMap(check -> givers.getOrDefault(check, List.of()).stream())
                        .forEach(giver -> edge(followers, giver, self));
            }
        }
        unit.hints().forEach(used -> givers.getOrDefault(used, List.of()).forEach(giver -> edge(wishes, giver, self)));
    }

    private void releases(int self, Unit unit) {
        for (Part used : unit.uses()) {
            for (int taker : takers.getOrDefault(used, List.of())) {
                boolean isWanted = keepsOldType(self) ? !isMoveAside(taker) : !isDropAside(taker);
                if (isWanted) {
                    edge(followers, self, taker);
                }
            }
        }
        unit.hints().forEach(used -> takers.getOrDefault(used, List.of()).forEach(taker -> edge(wishes, self, taker)));
    }

    private boolean isMoveAside(int step) {
        return steps.get(step).operations().get(0) instanceof Operation.MoveAside;
    }

    private boolean isDropAside(int step) {
        return steps.get(step).operations().get(0) instanceof Operation.DropAside;
    }

    /** A column that moves from the old type to the new one, and an old type itself, hold on until the end. */
    private boolean keepsOldType(int step) {
        return steps.get(step).operations().stream().anyMatch(o -> o instanceof Operation.Retype)
                || isMoveAside(step)
                || isDropAside(step);
    }

    private static void edge(List<Set<Integer>> edges, int from, int to) {
        if (from != to) {
            edges.get(from).add(to);
        }
    }

    /** The lowest rank first among those that wait for nothing; a wish yields, then the lowest rank goes ahead. */
    private List<Integer> sorted() {
        int[] waits = new int[steps.size()];
        int[] wishing = new int[steps.size()];
        followers.forEach(targets -> targets.forEach(t -> waits[t]++));
        wishes.forEach(targets -> targets.forEach(t -> wishing[t]++));
        TreeSet<Integer> open = new TreeSet<>(
                Comparator.<Integer>comparingInt(i -> steps.get(i).rank()).thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < steps.size(); i++) {
            open.add(i);
        }
        List<Integer> sorted = new ArrayList<>();
        while (!open.isEmpty()) {
            int next = open.stream()
                    .filter(i -> waits[i] <= 0 && wishing[i] <= 0)
                    .findFirst()
                    .or(() -> open.stream().filter(i -> waits[i] <= 0).findFirst())
                    .orElseGet(() -> inCircle(open));
            open.remove(next);
            sorted.add(next);
            followers.get(next).forEach(t -> waits[t]--);
            wishes.get(next).forEach(t -> wishing[t]--);
        }
        return sorted;
    }

    /** One of those that wait for each other and for nothing else: what only waits for them can go on waiting. */
    private int inCircle(NavigableSet<Integer> open) {
        Map<Integer, Set<Integer>> after = new HashMap<>();
        open.forEach(step -> after.put(step, reached(step, open)));
        return open.stream()
                .filter(step -> open.stream()
                        .filter(other -> after.getOrDefault(other, Set.of()).contains(step))
                        .allMatch(other -> after.getOrDefault(step, Set.of()).contains(other)))
                .findFirst()
                .orElseGet(open::first);
    }

    private Set<Integer> reached(int from, Set<Integer> within) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            followers.get(next.pop()).stream()
                    .filter(within::contains)
                    .filter(seen::add)
                    .forEach(next::push);
        }
        return seen;
    }
}
