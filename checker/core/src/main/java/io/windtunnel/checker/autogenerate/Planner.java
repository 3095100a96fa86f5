package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.Schema;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.RenamedSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the way from one schema to another: renames first, then what becomes of every part, then the order. */
public final class Planner {

    private static final String UNCHECKED_BODIES = "SET LOCAL check_function_bodies = false";

    private Planner() {}

    /**
     * The migration from what is to what is wanted, and its undo, which is planned as the way back: an enum value is
     * added by one operation and taken away by many.
     *
     * @param before what the migrations give
     * @param after what is wanted
     */
    public static MigrationPlan plan(CatalogSnapshot before, CatalogSnapshot after, PlanOptions options) {
        List<PlannedStatement> up = way(before, after, options);
        List<PlannedStatement> undo = way(after, before, options.reversed());
        return new MigrationPlan(up, undo, Losses.of(up, undo));
    }

    private static List<PlannedStatement> way(CatalogSnapshot from, CatalogSnapshot to, PlanOptions options) {
        List<Operation.Rename> renames = Renames.of(from, to, options);
        CatalogSnapshot renamed = RenamedSnapshot.of(
                from,
                renames.stream().map(r -> new Change.Renamed(r.from(), r.to())).toList());
        Inventory before = new Inventory(renamed);
        Inventory after = new Inventory(to);
        Reconciliation reconciliation = new Reconciliation(before, after);
        List<Step> steps = StepOrder.sort(Steps.of(before, after, reconciliation), before, after);
        SqlWriter writer = new SqlWriter(
                before, after, new MetadataSql(renamed, options.role().or(() -> role(from, to))));
        List<PlannedStatement> statements = new ArrayList<>();
        Renames.inOrder(renames).forEach(operation -> write(writer, operation, statements));
        steps.forEach(step -> step.operations().forEach(operation -> write(writer, operation, statements)));
        return withUncheckedBodies(statements);
    }

    private static void write(SqlWriter writer, Operation operation, List<PlannedStatement> statements) {
        writer.statements(operation).forEach(sql -> statements.add(new PlannedStatement(operation, sql)));
    }

    /** Whoever owns most is taken for the role that runs the scripts. */
    private static Optional<String> role(CatalogSnapshot from, CatalogSnapshot to) {
        Map<String, Long> owners = Stream.of(from, to)
                .flatMap(CatalogSnapshot::objects)
                .filter(object -> !(object instanceof Schema))
                .flatMap(object -> SqlWriter.metadataOf(object).stream())
                .collect(Collectors.groupingBy(ObjectMetadata::owner, TreeMap::new, Collectors.counting()));
        return owners.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** Bodies may speak of each other in circles; as pg_dump does, they are not looked into when created. */
    private static List<PlannedStatement> withUncheckedBodies(List<PlannedStatement> statements) {
        Optional<PlannedStatement> first = statements.stream()
                .filter(s -> s.sql().startsWith("CREATE OR REPLACE ") && s.sql().contains("\n LANGUAGE sql\n"))
                .findFirst();
        if (first.isEmpty()) {
            return statements;
        }
        List<PlannedStatement> all = new ArrayList<>();
        all.add(new PlannedStatement(first.get().operation(), UNCHECKED_BODIES));
        all.addAll(statements);
        return all;
    }
}
