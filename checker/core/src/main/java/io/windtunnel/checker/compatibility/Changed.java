package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.CodeStatement;
import io.windtunnel.checker.observation.CompatibilityTrial.UnknownValues;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is otherwise in the schema after than in that before, as far as code can see it. */
final class Changed {

    private static final Set<ObjectKind> ON_TABLES = Set.of(
            ObjectKind.TABLE,
            ObjectKind.COLUMN,
            ObjectKind.CONSTRAINT,
            ObjectKind.INDEX,
            ObjectKind.TRIGGER,
            ObjectKind.RULE,
            ObjectKind.POLICY,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW);

    private Changed() {}

    /** Of the second schema the tables and views that are on both sides and differ: what is new has no older self. */
    static CatalogSnapshot of(CatalogSnapshot after, CatalogSnapshot before) {
        Set<CatalogObject> same = new HashSet<>(before.tables());
        same.addAll(before.views());
        Set<ObjectName> names = new HashSet<>();
        before.tables().forEach(table -> names.add(table.name()));
        before.views().forEach(view -> names.add(view.name()));
        return new CatalogSnapshot(
                after.schemas(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                after.tables().stream()
                        .filter(table -> names.contains(table.name()) && !same.contains(table))
                        .toList(),
                after.views().stream()
                        .filter(view -> names.contains(view.name()) && !same.contains(view))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * What code knows and can feel a change: what changed itself, tables with triggers, and views, which stand on others.
     * A type or a function can be felt anywhere.
     */
    static CatalogSnapshot felt(CatalogSnapshot known, List<Change> changes) {
        Set<ObjectName> changed = new HashSet<>();
        for (Change change : changes) {
            if (!ON_TABLES.contains(change.object().kind()) && !(change instanceof Change.Added)) {
                return known;
            }
            changed.add(change.object().name().whole());
        }
        return new CatalogSnapshot(
                known.schemas(),
                known.extensions(),
                known.enums(),
                known.domains(),
                known.composites(),
                known.ranges(),
                known.sequences(),
                known.tables().stream()
                        .filter(table -> changed.contains(table.name())
                                || !table.triggers().isEmpty()
                                || !table.rules().isEmpty())
                        .toList(),
                known.views(),
                known.routines(),
                known.defaultPrivileges(),
                known.others());
    }

    /** The values that came to enumerated types which code reads. */
    static List<UnknownValues> unknownValues(CatalogSnapshot known, CatalogSnapshot before, CatalogSnapshot after) {
        List<UnknownValues> unknown = new ArrayList<>();
        for (EnumType type : known.enums()) {
            Optional<EnumType> was = named(before.enums(), type);
            Optional<EnumType> is = named(after.enums(), type);
            if (was.isPresent() && is.isPresent()) {
                List<String> values = is.get().values().stream()
                        .filter(value -> !was.get().values().contains(value)
                                && !type.values().contains(value))
                        .toList();
                // A renamed value comes and another goes: that is told by the literal that fails.
                List<ObjectName> columns = columns(known, type);
                if (is.get().values().containsAll(was.get().values()) && !values.isEmpty() && !columns.isEmpty()) {
                    unknown.add(new UnknownValues(type.name(), values, columns));
                }
            }
        }
        return unknown;
    }

    private static Optional<EnumType> named(List<EnumType> types, EnumType type) {
        return types.stream().filter(other -> other.name().equals(type.name())).findFirst();
    }

    private static List<ObjectName> columns(CatalogSnapshot known, EnumType type) {
        Set<String> types = Set.of(type.name().toString(), type.name() + "[]");
        return known.tables().stream()
                .filter(table -> !table.isPartition())
                .flatMap(table -> table.columns().stream())
                .filter(column -> types.contains(column.type()))
                .map(column -> column.table().part(column.name()))
                .toList();
    }

    /** The columns that code knows without NULL and that take it now. */
    static List<ObjectName> newNulls(CatalogSnapshot known, CatalogSnapshot after) {
        List<ObjectName> columns = new ArrayList<>();
        for (Table table : known.tables()) {
            Optional<Table> now = after.table(table.name()).filter(found -> !found.isPartition());
            for (Column column : table.columns()) {
                boolean takesNull = now.flatMap(found -> found.column(column.name()))
                        .filter(Column::nullable)
                        .isPresent();
                if (!column.nullable() && takesNull) {
                    columns.add(table.name().part(column.name()));
                }
            }
        }
        return columns;
    }

    /** A read that failed because of its result, with those of its columns alone that have another type. */
    static CodeFailure ofOtherType(CodeFailure failure, CatalogSnapshot known, CatalogSnapshot after) {
        CodeStatement statement = failure.statement();
        Map<String, String> types = types(known, statement.object());
        Map<String, String> now = types(after, statement.object());
        List<String> columns = statement.columns().stream()
                .filter(column -> now.containsKey(column) && !Objects.equals(now.get(column), types.get(column)))
                .toList();
        return new CodeFailure(
                new CodeStatement(statement.use(), statement.object(), columns, statement.sql()),
                failure.sqlState(),
                failure.message(),
                failure.table(),
                failure.column(),
                failure.constraint(),
                failure.function(),
                failure.context());
    }

    private static Map<String, String> types(CatalogSnapshot schema, ObjectName relation) {
        return Stream.concat(
                        schema.tables().stream()
                                .filter(table -> table.name().equals(relation))
                                .flatMap(table -> table.columns().stream()),
                        schema.views().stream()
                                .filter(view -> view.name().equals(relation))
                                .flatMap(view -> view.columns().stream()))
                .collect(Collectors.toMap(Column::name, Column::type));
    }
}
