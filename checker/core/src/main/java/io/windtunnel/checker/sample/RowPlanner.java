package io.windtunnel.checker.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the rows of one table up. Each row is another than those before it, where a unique key wants that. */
final class RowPlanner {

    /** How often a row is thought of anew where its keys are taken. */
    private static final int ATTEMPTS = 60;

    /** From so many columns on a row would not fit into a page if all of them had values. */
    private static final int WIDE = 200;

    /** After so many rows in vain there are no keys left. */
    private static final int MISSES = 50;

    /** How many rows a table's references to itself are chosen from. */
    private static final int REMEMBERED = 100;

    private final SampleTable table;
    private final ValueMaker values;
    private final Map<Reference, List<List<String>>> targets;
    private final List<Solution> solutions = new ArrayList<>();
    private final Map<String, SampleColumn> columns = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Reference> referring = new HashMap<>();
    private final Set<Set<String>> countedKeys;
    private final Map<Set<String>, Set<List<String>>> taken = new HashMap<>();
    private final List<Map<String, String>> earlier = new ArrayList<>();
    private int misses;

    /**
     * Plans for a table.
     *
     * @param targets the keys that a foreign key may point at; none for the table itself, whose rows are known here
     */
    RowPlanner(SampleTable table, ValueMaker values, Map<Reference, List<List<String>>> targets) {
        this.table = table;
        this.values = values;
        this.targets = targets;
        table.columns().forEach(column -> {
            places.put(column.name(), columns.size());
            columns.put(column.name(), column);
        });
        table.references().stream()
                .filter(reference -> !reference.table().equals(table.name()))
                .forEach(reference -> reference.columns().forEach(column -> referring.putIfAbsent(column, reference)));
        this.countedKeys = table.keys().stream()
                .filter(key -> key.stream().noneMatch(this::differsByItself))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Keeps to what the conditions allow from now on. */
    void keepTo(List<Solution> found) {
        solutions.addAll(found);
        table.keys().stream()
                .filter(key -> key.stream().anyMatch(column -> found.stream()
                        .anyMatch(solution ->
                                !solution.free() && solution.columns().contains(column))))
                .forEach(countedKeys::add);
    }

    /** The row of that number, at an end of what is allowed if the number wants it; empty if its keys are all taken. */
    Optional<SampleRow> row(long number) {
        return row(number, Look.of(number));
    }

    /** The row of that number as it looks so. */
    Optional<SampleRow> row(long number, Look look) {
        if (misses > MISSES) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Map<String, String>> row = new Attempt(number, look, attempt).row();
            if (row.isPresent() && take(row.get())) {
                misses = 0;
                if (earlier.size() < REMEMBERED) {
                    earlier.add(row.get());
                }
                return Optional.of(new SampleRow(table.columns().stream()
                        .map(column -> Optional.ofNullable(row.get().get(column.name())))
                        .toList()));
            }
        }
        misses++;
        return Optional.empty();
    }

    /** The value that a column would have if there were no condition: one that is there, for a foreign key. */
    Optional<String> unconditional(SampleColumn column, long row, Shade shade) {
        Reference reference = referring.get(column.name());
        if (reference != null) {
            List<List<String>> keys = targets.getOrDefault(reference, List.of());
            return keys.isEmpty()
                    ? Optional.empty()
                    : Optional.of(keys.get((int) (row % keys.size()))
                            .get(reference.columns().indexOf(column.name())));
        }
        return values.value(column, row, table.primary().contains(column.name()) ? Shade.ORDINARY : shade);
    }

    private SampleColumn column(String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    /** Whether ordinary values of a column differ for millions of rows. */
    private boolean differsByItself(String name) {
        if (!columns.containsKey(name)
                || table.references().stream().anyMatch(r -> r.columns().contains(name))) {
            return false;
        }
        ValueType type = column(name).type();
        return type.isOneOf("int4", "int8", "uuid", "bytea", "float8", "money", "oid")
                || (type.isText() && type.length(Integer.MAX_VALUE) >= 8);
    }

    /** Takes the keys of a row, unless another one has one of them. */
    private boolean take(Map<String, String> row) {
        Map<Set<String>, List<String>> keys = new HashMap<>();
        for (Set<String> key : countedKeys) {
            if (row.keySet().containsAll(key)) {
                List<String> tuple = key.stream().sorted().map(row::get).toList();
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

    /** A row in the making. Keys come first, then what conditions bind, what refers, and the rest. */
    private final class Attempt {

        private final long number;
        private final Look look;
        private final int attempt;
        private final Map<String, String> row = new HashMap<>();
        private final Set<String> decided = new HashSet<>();

        Attempt(long number, Look look, int attempt) {
            this.number = number;
            this.look = look;
            this.attempt = attempt;
        }

        /** The values by column, without those that are NULL; empty where a reference finds nothing. */
        Optional<Map<String, String>> row() {
            table.primary().stream()
                    .filter(columns::containsKey)
                    .forEach(name -> set(name, values.value(column(name), number + attempt, Shade.ORDINARY)));
            solutions.forEach(this::satisfy);
            int place = 0;
            for (Reference reference : table.references()) {
                if (!refer(reference, number + (long) attempt * ++place)) {
                    return Optional.empty();
                }
            }
            table.columns().stream()
                    .filter(column ->
                            !decided.contains(column.name()) && !table.primary().contains(column.name()))
                    .forEach(column -> set(column.name(), wanted(column)));
            return Optional.of(row);
        }

        private void set(String name, Optional<String> value) {
            value.ifPresentOrElse(found -> row.put(name, found), () -> row.remove(name));
        }

        private void satisfy(Solution solution) {
            List<Optional<String>> wanted = solution.columns().stream()
                    .map(name -> wanted(column(name)))
                    .toList();
            boolean ordinary = look == Look.ORDINARY || look == Look.COPY;
            Optional<List<Optional<String>>> chosen = look == Look.NULLS && attempt == 0
                    ? solution.leanest()
                    : solution.choose(wanted, ordinary, number + attempt);
            chosen.ifPresent(combination -> {
                for (int i = 0; i < combination.size(); i++) {
                    set(solution.columns().get(i), combination.get(i));
                    decided.add(solution.columns().get(i));
                }
            });
        }

        /** Whether the reference points at a row now, or at none where it need not. */
        private boolean refer(Reference reference, long choice) {
            boolean pointless = reference.columns().stream().anyMatch(c -> decided.contains(c) && !row.containsKey(c));
            if (pointless) {
                return true;
            }
            Optional<List<String>> target =
                    look == Look.NULLS && reference.optional() ? Optional.empty() : target(reference, choice);
            if (target.isEmpty() && !reference.optional()) {
                return false;
            }
            boolean nullable = false;
            for (int i = 0; i < reference.columns().size(); i++) {
                String name = reference.columns().get(i);
                if (target.isPresent()) {
                    row.put(name, target.get().get(i));
                    decided.add(name);
                } else if (!decided.contains(name) && column(name).nullable()) {
                    row.remove(name);
                    decided.add(name);
                    nullable = true;
                }
            }
            return target.isPresent() || nullable;
        }

        private Optional<List<String>> target(Reference reference, long choice) {
            List<List<String>> known = reference.table().equals(table.name())
                    ? ownKeys(reference)
                    : targets.getOrDefault(reference, List.of());
            if (reference.columns().stream().noneMatch(decided::contains)) {
                return known.isEmpty() ? Optional.empty() : Optional.of(known.get((int) (choice % known.size())));
            }
            List<List<String>> fitting =
                    known.stream().filter(key -> agrees(reference, key)).toList();
            return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get((int) (choice % fitting.size())));
        }

        /** The keys of the rows before this one; of itself, where there is none and it must have one. */
        private List<List<String>> ownKeys(Reference reference) {
            List<Map<String, String>> rows = earlier.isEmpty() && !reference.optional() ? List.of(row) : earlier;
            return rows.stream()
                    .filter(other -> other.keySet().containsAll(reference.targets()))
                    .map(other -> reference.targets().stream().map(other::get).toList())
                    .toList();
        }

        private boolean agrees(Reference reference, List<String> key) {
            for (int i = 0; i < key.size(); i++) {
                String name = reference.columns().get(i);
                if (decided.contains(name) && !key.get(i).equals(row.get(name))) {
                    return false;
                }
            }
            return true;
        }

        private Optional<String> wanted(SampleColumn column) {
            int place = places.getOrDefault(column.name(), 0);
            boolean spared = table.columns().size() > WIDE && place / WIDE % 5 != number % 5;
            if (column.nullable() && (look == Look.NULLS || spared)) {
                return Optional.empty();
            }
            boolean copied = look == Look.COPY && !table.isKey(column.name());
            return unconditional(column, copied ? 0 : number + attempt, look.shade());
        }
    }
}
