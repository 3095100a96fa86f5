package io.windtunnel.checker.report;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.change.RenameSettlement;
import io.windtunnel.checker.change.SchemaDiff;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.domain.report.DroppedObject;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.Schema;
import io.windtunnel.domain.report.SchemaColumn;
import io.windtunnel.domain.report.SchemaReference;
import io.windtunnel.domain.report.SchemaTable;
import io.windtunnel.views.text.Observed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two snapshots in the report's words: one picture of both. */
public final class SchemaReports {

    private final Map<ObjectName, Table> earlier;
    private final Map<ObjectIdentity, Change> changes = new HashMap<>();

    /** What is told of a table in words, by its name. */
    private final Map<ObjectName, List<String>> told = new HashMap<>();

    private final Map<ObjectName, List<Constraint>> goneKeys = new HashMap<>();
    private final Map<ObjectName, List<Column>> goneColumns = new HashMap<>();
    private final Map<ObjectIdentity, ObjectName> indexed = new HashMap<>();

    private SchemaReports(CatalogSnapshot before, CatalogSnapshot after, Set<String> dropped) {
        earlier = before.tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
        List<Change> all = RenameSettlement.settle(
                        before, current -> compare(current, after, dropped), RenameChoices.GUESSED)
                .changes();
        if (!all.isEmpty()) {
            after.tables()
                    .forEach(table -> table.indexes().forEach(index -> indexed.put(index.identity(), table.name())));
        }
        all.forEach(this::sort);
    }

    /**
     * The picture.
     *
     * @param migrations what was seen in between: whatever was dropped is not shown as renamed, however like it another
     *     one looks
     */
    public static Schema of(CatalogSnapshot before, CatalogSnapshot after, List<Migration> migrations) {
        Set<String> dropped = migrations.stream()
                .flatMap(migration -> migration.statements().stream())
                .flatMap(Observed::withNested)
                .flatMap(statement -> statement.dropped().stream())
                .map(DroppedObject::object)
                .collect(Collectors.toSet());
        SchemaReports reports = new SchemaReports(before, after, dropped);
        Stream<Table> gone = reports.changes.values().stream()
                .filter(change -> change instanceof Change.Dropped one && one.dropped() instanceof Table)
                .map(change -> (Table) ((Change.Dropped) change).dropped());
        return new Schema(Stream.concat(after.tables().stream().map(reports::table), gone.map(reports::whole))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(SchemaTable::name))
                .toList());
    }

    private static SchemaDiff compare(CatalogSnapshot before, CatalogSnapshot after, Set<String> dropped) {
        SchemaDiff diff = SchemaDiffer.compare(before, after);
        return new SchemaDiff(
                diff.changes(),
                diff.renames().stream()
                        .filter(pair -> !dropped.contains(pair.from().name().toString()))
                        .toList());
    }

    private void sort(Change change) {
        // A rename stands beside what else changed: it is asked for first.
        changes.merge(change.object(), change, (one, other) -> one instanceof Change.Renamed ? one : other);
        ObjectName table = change.object().name().whole();
        if (change instanceof Change.Dropped dropped && dropped.dropped() instanceof Column column) {
            goneColumns.computeIfAbsent(table, name -> new ArrayList<>()).add(column);
        } else if (change instanceof Change.Dropped dropped
                && dropped.dropped() instanceof Constraint constraint
                && constraint.foreignKey().isPresent()) {
            goneKeys.computeIfAbsent(table, name -> new ArrayList<>()).add(constraint);
        } else if (isTold(change)) {
            told.computeIfAbsent(bearer(change, table), name -> new ArrayList<>())
                    .add(ChangeText.sentence(change));
        }
    }

    /** Columns and foreign keys are shown; so are tables, but for their settings. */
    private static boolean isTold(Change change) {
        if (change.object().kind() == ObjectKind.TABLE) {
            return change instanceof Change.Altered;
        }
        return change.object().kind() != ObjectKind.COLUMN
                && !subject(change)
                        .filter(object -> object instanceof Constraint constraint
                                && constraint.foreignKey().isPresent()
                                && !(change instanceof Change.Altered))
                        .isPresent();
    }

    private static Optional<CatalogObject> subject(Change change) {
        if (change instanceof Change.Added added) {
            return Optional.of(added.added());
        }
        if (change instanceof Change.Dropped dropped) {
            return Optional.of(dropped.dropped());
        }
        return change instanceof Change.Altered altered ? Optional.of(altered.after()) : Optional.empty();
    }

    /** The table that it stands on; for what stands on none, a name that no table has. */
    private ObjectName bearer(Change change, ObjectName whole) {
        if (change.object().kind() != ObjectKind.INDEX) {
            return whole;
        }
        return subject(change)
                .filter(Index.class::isInstance)
                .map(index -> ((Index) index).table())
                .or(() -> Optional.ofNullable(indexed.get(change.object())))
                .orElse(whole);
    }

    private Optional<ModelDifference.Change> change(ObjectIdentity identity) {
        return Optional.ofNullable(changes.get(identity)).map(SchemaReports::kind);
    }

    private static ModelDifference.Change kind(Change change) {
        if (change instanceof Change.Added) {
            return ModelDifference.Change.ADDED;
        }
        if (change instanceof Change.Dropped) {
            return ModelDifference.Change.DROPPED;
        }
        return change instanceof Change.Renamed ? ModelDifference.Change.RENAMED : ModelDifference.Change.ALTERED;
    }

    private Optional<String> renamedFrom(ObjectIdentity identity, Function<ObjectName, String> shown) {
        return changes.get(identity) instanceof Change.Renamed renamed
                ? Optional.of(shown.apply(renamed.from().name()))
                : Optional.empty();
    }

    /** A table that is there after, or nothing for a partition that stayed as it is. */
    private Optional<SchemaTable> table(Table table) {
        Optional<ModelDifference.Change> own = change(table.identity());
        boolean isNew = own.equals(Optional.of(ModelDifference.Change.ADDED));
        List<SchemaColumn> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.add(column(table, column)));
        gone(table).forEach((place, column) -> columns.add(Math.min(place, columns.size()), column));
        List<SchemaReference> references = references(table);
        List<String> words = isNew ? List.of() : told.getOrDefault(table.name(), List.of());
        boolean isTouched = !words.isEmpty()
                || columns.stream().anyMatch(column -> column.change().isPresent())
                || references.stream().anyMatch(reference -> reference.change().isPresent());
        Optional<ModelDifference.Change> change =
                own.isPresent() || !isTouched ? own : Optional.of(ModelDifference.Change.ALTERED);
        if (table.isPartition() && change.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SchemaTable(
                table.name().toString(),
                change,
                renamedFrom(table.identity(), ObjectName::toString),
                columns,
                references,
                words));
    }

    /** A table that is gone. */
    private Optional<SchemaTable> whole(Table table) {
        return Optional.of(new SchemaTable(
                table.name().toString(),
                Optional.of(ModelDifference.Change.DROPPED),
                Optional.empty(),
                table.columns().stream()
                        .map(column -> column(table, column, Optional.empty(), Optional.empty(), Optional.empty()))
                        .toList(),
                keys(table.constraints())
                        .map(key -> reference(key, Optional.empty()))
                        .toList(),
                List.of()));
    }

    private SchemaColumn column(Table table, Column column) {
        ObjectIdentity identity = column.identity();
        return column(
                table,
                column,
                change(identity),
                renamedFrom(identity, name -> name.part().orElse("")),
                was(changes.get(identity)));
    }

    private static Optional<String> was(@Nullable Change change) {
        return change instanceof Change.Altered altered
                ? Optional.of(altered.differences().stream()
                        .map(difference ->
                                difference.attribute() + " " + difference.from().orElse("none"))
                        .collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    private static SchemaColumn column(
            Table table,
            Column column,
            Optional<ModelDifference.Change> change,
            Optional<String> renamedFrom,
            Optional<String> was) {
        boolean isKey = table.constraints().stream()
                .anyMatch(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY
                        && constraint.columns().contains(column.name()));
        return new SchemaColumn(column.name(), column.type(), !column.nullable(), isKey, change, renamedFrom, was);
    }

    /** The columns that are gone, by the places that they had. */
    private Map<Integer, SchemaColumn> gone(Table table) {
        List<Column> gone = goneColumns.getOrDefault(table.name(), List.of());
        if (gone.isEmpty()) {
            return Map.of();
        }
        Table before = Optional.ofNullable(changes.get(table.identity()))
                .filter(Change.Renamed.class::isInstance)
                .map(change -> earlier.get(((Change.Renamed) change).from().name()))
                .orElseGet(() -> earlier.getOrDefault(table.name(), table));
        Map<Integer, SchemaColumn> places = new TreeMap<>();
        Set<String> names = gone.stream().map(Column::name).collect(Collectors.toSet());
        for (int i = 0; i < before.columns().size(); i++) {
            Column column = before.columns().get(i);
            if (names.contains(column.name())) {
                places.put(
                        i,
                        column(
                                before,
                                column,
                                Optional.of(ModelDifference.Change.DROPPED),
                                Optional.empty(),
                                Optional.empty()));
            }
        }
        return places;
    }

    private List<SchemaReference> references(Table table) {
        Map<String, SchemaReference> references = new LinkedHashMap<>();
        keys(table.constraints()).forEach(key -> references.put(key.name(), reference(key, change(key.identity()))));
        keys(goneKeys.getOrDefault(table.name(), List.of()))
                .forEach(key -> references.putIfAbsent(
                        key.name(), reference(key, Optional.of(ModelDifference.Change.DROPPED))));
        return List.copyOf(references.values());
    }

    private static Stream<Constraint> keys(List<Constraint> constraints) {
        return constraints.stream().filter(constraint -> constraint.foreignKey().isPresent());
    }

    private static SchemaReference reference(Constraint key, Optional<ModelDifference.Change> change) {
        ForeignKey target = key.foreignKey().orElseThrow();
        return new SchemaReference(key.name(), key.columns(), target.table().toString(), target.columns(), change);
    }
}
