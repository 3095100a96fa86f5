package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.model.Model;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What code knows of the schema that it runs on: that schema, in full and in Postgres's own terms, without what its model
 * does not name. So a model that cannot say that a column is generated does not make code write it.
 */
final class KnownSchema {

    private KnownSchema() {}

    /**
     * The schema that code runs on, as far as a model of it goes.
     *
     * @param schema what was read from the server
     * @param model what the code was written against
     */
    static CatalogSnapshot of(CatalogSnapshot schema, Model model) {
        CatalogSnapshot known = model.snapshot();
        Map<ObjectName, List<Column>> relations = Stream.concat(
                        known.tables().stream().map(table -> Map.entry(table.name(), table.columns())),
                        known.views().stream().map(view -> Map.entry(view.name(), view.columns())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
        Map<ObjectName, List<String>> enums =
                known.enums().stream().collect(Collectors.toMap(EnumType::name, EnumType::values, (one, other) -> one));
        Set<ObjectName> routines = new HashSet<>();
        known.routines().forEach(routine -> routines.add(routine.name()));
        return with(
                schema,
                schema.tables().stream()
                        .filter(table -> relations.containsKey(table.name()))
                        .map(table -> narrowed(table, columns(relations, table.name())))
                        .toList(),
                schema.views().stream()
                        .filter(view -> relations.containsKey(view.name()))
                        .map(view -> withColumns(view, known(view.columns(), columns(relations, view.name()))))
                        .toList(),
                schema.enums().stream()
                        .filter(type -> enums.containsKey(type.name()))
                        .map(type -> new EnumType(
                                type.name(), enums.getOrDefault(type.name(), type.values()), type.metadata()))
                        .toList(),
                routines);
    }

    /** The schema without objects of extensions and Flyway's table. */
    static CatalogSnapshot without(CatalogSnapshot schema, Set<ObjectName> foreign) {
        Set<ObjectName> routines = new HashSet<>();
        schema.routines().forEach(routine -> routines.add(routine.name()));
        routines.removeAll(foreign);
        return with(
                schema,
                schema.tables().stream()
                        .filter(table -> !foreign.contains(table.name()))
                        .toList(),
                schema.views().stream()
                        .filter(view -> !foreign.contains(view.name()))
                        .toList(),
                schema.enums().stream()
                        .filter(type -> !foreign.contains(type.name()))
                        .toList(),
                routines);
    }

    private static CatalogSnapshot with(
            CatalogSnapshot schema,
            List<Table> tables,
            List<View> views,
            List<EnumType> enums,
            Set<ObjectName> routines) {
        return new CatalogSnapshot(
                schema.schemas(),
                List.of(),
                enums,
                schema.domains(),
                schema.composites(),
                schema.ranges(),
                schema.sequences(),
                tables,
                views,
                schema.routines().stream()
                        .filter(routine -> routines.contains(routine.name()))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Map<String, Column> columns(Map<ObjectName, List<Column>> relations, ObjectName name) {
        return relations.getOrDefault(name, List.of()).stream()
                .collect(Collectors.toMap(Column::name, Function.identity(), (one, other) -> one));
    }

    private static List<Column> known(List<Column> columns, Map<String, Column> known) {
        return columns.stream()
                .filter(column -> known.containsKey(column.name()))
                .map(column -> Optional.ofNullable(known.get(column.name()))
                        .filter(Column::nullable)
                        .map(model -> column.takingNull())
                        .orElse(column))
                .toList();
    }

    /** A key of which code does not know every column is none that it upserts on. */
    private static Table narrowed(Table table, Map<String, Column> known) {
        return new Table(
                table.name(),
                table.kind(),
                table.properties(),
                known(table.columns(), known),
                table.constraints().stream()
                        .filter(constraint -> isKnown(constraint, known))
                        .toList(),
                table.indexes(),
                table.triggers(),
                table.rules(),
                table.policies(),
                table.metadata());
    }

    private static boolean isKnown(Constraint constraint, Map<String, Column> known) {
        return known.keySet().containsAll(constraint.columns());
    }

    private static View withColumns(View view, List<Column> columns) {
        return new View(
                view.name(),
                view.materialized(),
                view.definition(),
                view.parameters(),
                view.populated(),
                columns,
                view.indexes(),
                view.triggers(),
                view.rules(),
                view.metadata());
    }
}
