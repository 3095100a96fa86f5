package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tables in an order in which each comes after those that it points at. In a circle, a reference that a row can go
 * without is the one that points at nothing yet; tables of which each needs the next one's rows first stay together.
 */
final class FillOrder {

    private final Map<ObjectName, SampleTable> tables = new LinkedHashMap<>();
    private final Function<ObjectName, Set<ObjectName>> holders;
    private final Map<ObjectName, Set<ObjectName>> needs = new HashMap<>();
    private final Set<ObjectName> begun = new HashSet<>();
    private final Set<ObjectName> unfinished = new HashSet<>();
    private final List<List<SampleTable>> ordered = new ArrayList<>();

    private FillOrder(List<SampleTable> tables, Function<ObjectName, Set<ObjectName>> holders) {
        tables.forEach(table -> this.tables.put(table.name(), table));
        this.holders = holders;
        this.tables.keySet().forEach(name -> needs.put(name, reached(name)));
    }

    /**
     * Puts them in order.
     *
     * @param holders which tables hold the rows of a table: its partitions, or itself
     * @return groups of tables, most of one alone
     */
    static List<List<SampleTable>> of(List<SampleTable> tables, Function<ObjectName, Set<ObjectName>> holders) {
        FillOrder order = new FillOrder(tables, holders);
        tables.forEach(order::visit);
        return order.ordered;
    }

    private void visit(SampleTable table) {
        if (begun.contains(table.name())) {
            return;
        }
        List<SampleTable> circle = circle(table);
        List<ObjectName> names = circle.stream().map(SampleTable::name).toList();
        begun.addAll(names);
        unfinished.addAll(names);
        circle.stream().flatMap(this::needed).forEach(this::visit);
        circle.stream()
                .flatMap(member -> member.references().stream())
                .filter(Reference::optional)
                .flatMap(this::targets)
                .filter(target ->
                        needs.getOrDefault(target.name(), Set.of()).stream().noneMatch(unfinished::contains))
                .forEach(this::visit);
        ordered.add(circle);
        names.forEach(unfinished::remove);
    }

    private List<SampleTable> circle(SampleTable table) {
        Set<ObjectName> reached = needs.getOrDefault(table.name(), Set.of());
        return tables.values().stream()
                .filter(other -> other.equals(table)
                        || (reached.contains(other.name())
                                && needs.getOrDefault(other.name(), Set.of()).contains(table.name())))
                .toList();
    }

    /** The tables that must have rows before this one can. */
    private Set<ObjectName> reached(ObjectName from) {
        Set<ObjectName> reached = new HashSet<>();
        List<ObjectName> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            Stream.ofNullable(tables.get(open.remove(open.size() - 1)))
                    .flatMap(this::needed)
                    .map(SampleTable::name)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }

    private Stream<SampleTable> needed(SampleTable table) {
        return table.references().stream()
                .filter(reference -> !reference.optional() && !reference.table().equals(table.name()))
                .flatMap(this::targets);
    }

    private Stream<SampleTable> targets(Reference reference) {
        return holders.apply(reference.table()).stream().sorted().flatMap(name -> Stream.ofNullable(tables.get(name)));
    }
}
