package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Tables in an order in which each comes after those that it points at, as far as there is one. */
final class FillOrder {

    private final Map<ObjectName, SampleTable> tables = new LinkedHashMap<>();
    private final Function<ObjectName, Set<ObjectName>> holders;
    private final Set<ObjectName> begun = new HashSet<>();
    private final List<SampleTable> ordered = new ArrayList<>();

    private FillOrder(List<SampleTable> tables, Function<ObjectName, Set<ObjectName>> holders) {
        tables.forEach(table -> this.tables.put(table.name(), table));
        this.holders = holders;
    }

    /**
     * Puts them in order. In a circle a reference that a row can go without is the one that points at nothing yet.
     *
     * @param holders which tables hold the rows of a table: its partitions, or itself
     */
    static List<SampleTable> of(List<SampleTable> tables, Function<ObjectName, Set<ObjectName>> holders) {
        FillOrder order = new FillOrder(tables, holders);
        tables.forEach(order::visit);
        return order.ordered;
    }

    private void visit(SampleTable table) {
        if (!begun.add(table.name())) {
            return;
        }
        table.references().stream().filter(r -> !r.optional()).forEach(this::visitTarget);
        table.references().stream().filter(Reference::optional).forEach(this::visitTarget);
        ordered.add(table);
    }

    private void visitTarget(Reference reference) {
        holders.apply(reference.table()).stream().sorted().forEach(name -> {
            SampleTable target = tables.get(name);
            if (target != null) {
                visit(target);
            }
        });
    }
}
