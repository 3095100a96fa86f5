package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Brings steps into an order in which each finds what it stands on, and lets go before that goes. */
final class StepOrder {

    private final Inventory before;
    private final Inventory after;
    private final List<Step> steps;
    private final Map<Part, List<Integer>> givers = new HashMap<>();
    private final Map<Part, List<Integer>> takers = new HashMap<>();
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
            steps.get(i).takes().forEach(part -> namespace(part, before)
                    .ifPresent(name ->
                            freed.computeIfAbsent(name, n -> new ArrayList<>()).add(step)));
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int self = i;
            Set<Part> arriving = union(step.gives(), step.alters());
            Set<Part> leaving = union(step.takes(), step.alters());
            arriving.forEach(part -> after.find(part).ifPresent(unit -> needs(self, unit)));
            leaving.forEach(part -> before.find(part).ifPresent(unit -> releases(self, unit)));
            step.gives().forEach(part -> {
                takers.getOrDefault(part, List.of()).forEach(taker -> edge(followers, taker, self));
                namespace(part, after).map(freed::get).ifPresent(list -> list.forEach(t -> edge(followers, t, self)));
            });
        }
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
        unit.uses()
                .forEach(used -> givers.getOrDefault(used, List.of()).forEach(giver -> edge(followers, giver, self)));
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
                    .orElseGet(open::first);
            open.remove(next);
            sorted.add(next);
            followers.get(next).forEach(t -> waits[t]--);
            wishes.get(next).forEach(t -> wishing[t]--);
        }
        return sorted;
    }
}
