package io.windtunnel.checker.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the rows of one table up: keys first, then what is left. Each row is another than those before it. */
final class RowPlanner {

    /** How often a row is thought of anew where its keys are taken. */
    private static final int ATTEMPTS = 60;

    /** What the rows are for, in their order; all later ones are ordinary. */
    private enum Look {
        ORDINARY,
        LOW,
        HIGH,
        NULLS,
        COPY;

        static Look of(long row) {
            return row < values().length ? values()[(int) row] : ORDINARY;
        }
    }

    private final SampleTable table;
    private final Map<Reference, List<List<String>>> targets;
    private final Map<Set<String>, Set<List<String>>> taken = new HashMap<>();
    private final List<Map<String, String>> earlier = new ArrayList<>();

    /**
     * Plans for a table.
     *
     * @param targets the keys that a foreign key may point at; none for the table itself, whose rows are known here
     */
    RowPlanner(SampleTable table, Map<Reference, List<List<String>>> targets) {
        this.table = table;
        this.targets = targets;
    }

    /** The row of that number, at an end of what is allowed if the number wants it; empty if its keys are all taken. */
    Optional<SampleRow> row(long number) {
        return row(number, Look.of(number));
    }

    /** The row of that number as an ordinary one. */
    Optional<SampleRow> ordinaryRow(long number) {
        return row(number, Look.ORDINARY);
    }

    private Optional<SampleRow> row(long number, Look look) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Map<String, String>> values = values(number, look, attempt);
            if (values.isPresent() && take(values.get())) {
                earlier.add(values.get());
                return Optional.of(new SampleRow(table.columns().stream()
                        .map(column -> Optional.ofNullable(values.get().get(column.name())))
                        .toList()));
            }
        }
        return Optional.empty();
    }

    /** The values by column, without those that are NULL. */
    private Optional<Map<String, String>> values(long number, Look look, int attempt) {
        Map<String, String> values = new HashMap<>();
        Set<String> decided = new HashSet<>();
        for (SampleColumn column : table.columns()) {
            if (table.primary().contains(column.name())) {
                ValueMaker.value(column, number + attempt, Shade.ORDINARY)
                        .ifPresent(value -> values.put(column.name(), value));
            }
        }
        int place = 0;
        for (Reference reference : table.references()) {
            place++;
            Optional<List<String>> target = look == Look.NULLS && reference.optional()
                    ? Optional.empty()
                    : target(reference, values, decided, number + (long) attempt * place);
            if (target.isEmpty() && !reference.optional()) {
                return Optional.empty();
            }
            for (int i = 0; i < reference.columns().size(); i++) {
                String column = reference.columns().get(i);
                if (target.isPresent()) {
                    values.put(column, target.get().get(i));
                } else if (table.column(column).nullable()) {
                    values.remove(column);
                }
                decided.add(column);
            }
        }
        for (SampleColumn column : table.columns()) {
            if (!decided.contains(column.name()) && !table.primary().contains(column.name())) {
                value(column, number, look, attempt).ifPresent(value -> values.put(column.name(), value));
            }
        }
        return Optional.of(values);
    }

    private Optional<List<String>> target(
            Reference reference, Map<String, String> values, Set<String> decided, long choice) {
        List<List<String>> known = reference.table().equals(table.name())
                ? ownKeys(reference, values)
                : targets.getOrDefault(reference, List.of());
        List<List<String>> fitting = known.stream()
                .filter(key -> agrees(reference.columns(), key, values, decided))
                .toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(fitting.get((int) Math.floorMod(choice, (long) fitting.size())));
    }

    /** The keys of the rows before this one, or else its own. */
    private List<List<String>> ownKeys(Reference reference, Map<String, String> values) {
        List<Map<String, String>> rows = earlier.isEmpty() ? List.of(values) : earlier.subList(0, 1);
        return rows.stream()
                .filter(row -> row.keySet().containsAll(reference.targets()))
                .map(row -> reference.targets().stream().map(row::get).toList())
                .toList();
    }

    private static boolean agrees(
            List<String> columns, List<String> key, Map<String, String> values, Set<String> decided) {
        for (int i = 0; i < columns.size(); i++) {
            if (decided.contains(columns.get(i)) && !key.get(i).equals(values.get(columns.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> value(SampleColumn column, long number, Look look, int attempt) {
        boolean key = table.isKey(column.name());
        return switch (look) {
            case NULLS ->
                column.nullable() ? Optional.empty() : ValueMaker.value(column, number + attempt, Shade.ORDINARY);
            case COPY -> ValueMaker.value(column, key ? number + attempt : 0, Shade.ORDINARY);
            case LOW -> ValueMaker.value(column, number + attempt, Shade.LOW);
            case HIGH -> ValueMaker.value(column, number + attempt, Shade.HIGH);
            case ORDINARY -> ValueMaker.value(column, number + attempt, Shade.ORDINARY);
        };
    }

    /** Takes the keys of a row, unless another one has one of them. */
    private boolean take(Map<String, String> values) {
        Map<Set<String>, List<String>> keys = new HashMap<>();
        for (Set<String> key : table.keys()) {
            if (values.keySet().containsAll(key)) {
                List<String> tuple = key.stream().sorted().map(values::get).toList();
                if (taken.getOrDefault(key, Set.of()).contains(tuple)) {
                    return false;
                }
                keys.put(key, tuple);
            }
        }
        keys.forEach(
                (key, tuple) -> taken.computeIfAbsent(key, k -> new HashSet<>()).add(tuple));
        return true;
    }
}
