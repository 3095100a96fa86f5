package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds dropped and added tables of one schema that look like one table renamed. */
final class TableRenames {

    /** Columns that tables have which have nothing else in common. */
    private static final Set<String> COMMONPLACE = Set.of(
            "id",
            "uuid",
            "name",
            "title",
            "description",
            "code",
            "type",
            "status",
            "state",
            "value",
            "key",
            "version",
            "created",
            "updated",
            "created_at",
            "updated_at",
            "deleted_at",
            "created_by",
            "updated_by",
            "created_on",
            "updated_on",
            "position",
            "sort_order",
            "active",
            "enabled",
            "comment",
            "note",
            "notes",
            "data");

    private final Map<ObjectName, Set<List<Object>>> inboundBefore;
    private final Map<ObjectName, Set<List<Object>>> inboundAfter;
    private final List<Pair<Table>> pairs = new ArrayList<>();

    private TableRenames(CatalogSnapshot before, CatalogSnapshot after) {
        inboundBefore = inboundKeys(before);
        inboundAfter = inboundKeys(after);
    }

    static List<Pair<Table>> find(CatalogSnapshot before, CatalogSnapshot after, List<Table> gone, List<Table> added) {
        TableRenames renames = new TableRenames(before, after);
        for (Table other : added) {
            Map<String, Column> columns =
                    other.columns().stream().collect(Collectors.toMap(Column::name, column -> column));
            for (Table one : gone) {
                if (one.name().schema().equals(other.name().schema()) && one.kind() == other.kind()) {
                    renames.judge(one, other, columns);
                }
            }
        }
        return Pair.best(renames.pairs).stream()
                .map(pair -> pair.because(structure(pair.before(), pair.after())))
                .toList();
    }

    /** The foreign keys of other tables that point at a table: where they stand and on which columns. */
    private static Map<ObjectName, Set<List<Object>>> inboundKeys(CatalogSnapshot snapshot) {
        Map<ObjectName, Set<List<Object>>> inbound = new HashMap<>();
        for (Table table : snapshot.tables()) {
            for (Constraint constraint : table.constraints()) {
                constraint
                        .foreignKey()
                        .filter(key -> !key.table().equals(table.name()))
                        .ifPresent(key -> inbound.computeIfAbsent(key.table(), t -> new HashSet<>())
                                .add(List.of(table.name(), constraint.columns())));
            }
        }
        return inbound;
    }

    private void judge(Table gone, Table added, Map<String, Column> addedColumns) {
        int most = Math.max(gone.columns().size(), added.columns().size());
        double shared = 0;
        double likeness = 0;
        for (Column column : gone.columns()) {
            Column other = addedColumns.get(column.name());
            if (other != null) {
                shared++;
                likeness += likeness(column.type(), other.type());
            }
        }
        if (shared * 3 < most || shared == 0) {
            return;
        }
        boolean isInDoubt = likeness < 0.8 * most;
        if (isInDoubt
                && shared < gone.columns().size()
                && shared < added.columns().size()) {
            likeness += 0.8 * renamedColumns(gone, added);
        }
        List<String> reasons = new ArrayList<>();
        double share = likeness / most;
        double witnesses = share < 0.6 ? 0 : witnesses(gone, added, share, reasons);
        Optional<Certainty> certainty = certainty(share, witnesses, gone, addedColumns);
        if (certainty.isPresent()) {
            pairs.add(new Pair<>(gone, added, certainty.get(), share + 0.5 * witnesses, reasons));
        }
    }

    /** What a column of the same name counts: one of another type less. */
    private static double likeness(String type, String otherType) {
        return type.equals(otherType) ? 1 : ColumnRenames.isRelated(type, otherType) ? 0.7 : 0.2;
    }

    private static long renamedColumns(Table gone, Table added) {
        Table renamed = new Renaming(Map.of(gone.name(), added.name()), Map.of()).apply(gone);
        return ColumnRenames.find(renamed, added, Set.of()).stream()
                .filter(pair -> pair.certainty() != Certainty.DOUBTFUL)
                .count();
    }

    /** What speaks for it beside the columns; a name of the same words and a foreign key are strong, a similar name is not. */
    private double witnesses(Table gone, Table added, double likeness, List<String> reasons) {
        double witnesses = 0;
        Set<List<Object>> keys = new HashSet<>(inboundBefore.getOrDefault(gone.name(), Set.of()));
        keys.retainAll(inboundAfter.getOrDefault(added.name(), Set.of()));
        if (!keys.isEmpty()) {
            reasons.add(
                    keys.size() == 1
                            ? "the same foreign key points at it"
                            : "the same " + keys.size() + " foreign keys point at it");
            witnesses++;
        }
        NameLikeness names = NameLikeness.of(gone.name().name(), added.name().name());
        if (names == NameLikeness.SAME_WORDS) {
            reasons.add("the same words in the name");
            witnesses++;
        } else if (names == NameLikeness.SIMILAR && likeness >= 0.8) {
            reasons.add("similar names");
            witnesses += 0.5;
        }
        Optional<String> comment = gone.metadata().comment();
        if (comment.isPresent() && comment.equals(added.metadata().comment())) {
            reasons.add("the same comment");
            witnesses++;
        }
        return witnesses;
    }

    private static String structure(Table gone, Table added) {
        List<List<Object>> columns = shape(gone);
        List<List<Object>> others = shape(added);
        String number = columns.size() == 1 ? "the same column" : "the same " + columns.size() + " columns";
        if (columns.equals(others)) {
            return columns.size() == 1 ? number : number + " in the same order";
        }
        if (new HashSet<>(columns).equals(new HashSet<>(others))) {
            return number + " in another order";
        }
        long shared = gone.columns().stream()
                .filter(column -> added.column(column.name()).isPresent())
                .count();
        return shared + " of " + Math.max(columns.size(), others.size()) + " columns have the same name";
    }

    private static List<List<Object>> shape(Table table) {
        return table.columns().stream()
                .map(c -> List.<Object>of(c.name(), c.type(), c.nullable()))
                .toList();
    }

    private static Optional<Certainty> certainty(
            double likeness, double witnesses, Table gone, Map<String, Column> addedColumns) {
        if (likeness < 0.6) {
            return Optional.empty();
        }
        int columns = gone.columns().size();
        long particular = gone.columns().stream()
                .filter(c -> !COMMONPLACE.contains(c.name()))
                .filter(c -> addedColumns.containsKey(c.name()))
                .count();
        if (likeness >= 0.8 && (witnesses >= 1.5 || (witnesses >= 1 && columns >= 3))) {
            return Optional.of(Certainty.SURE);
        }
        if (witnesses >= 1 || (witnesses > 0 && particular >= 1) || (likeness >= 0.9 && particular >= 4)) {
            return Optional.of(Certainty.LIKELY);
        }
        boolean isDoubtful = likeness >= 0.8 && columns >= 4 && (witnesses > 0 || particular >= 2);
        return isDoubtful ? Optional.of(Certainty.DOUBTFUL) : Optional.empty();
    }
}
