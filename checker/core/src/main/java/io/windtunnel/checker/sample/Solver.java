package io.windtunnel.checker.sample;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds values that satisfy conditions by trying: first ordinary ones; where those are refused, combinations of
 * candidates, one condition after the other. Postgres judges; the work is bounded.
 */
final class Solver {

    private static final int ORDINARY_TRIED = 8;

    /** A partition by hash takes one value in as many as there are partitions. */
    private static final int PARTITION_TRIED = 64;

    private static final int COMBINATIONS = 600;
    private static final int KEPT = 120;

    private final Evaluator evaluator;

    Solver(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Makes up what a column would hold if there were no condition. */
    interface Ordinary {
        Optional<String> value(SampleColumn column, long row, Shade shade);
    }

    /** The values that a domain takes: {@code column} is one of that type. */
    ValuePool pool(SampleColumn column, Ordinary ordinary) throws SQLException {
        List<String> checks = checks(column.type());
        List<Evaluator.Variable> variable = List.of(new Evaluator.Variable("value", basis(column.type())));
        Set<Shade> free = Arrays.stream(Shade.values()).collect(Collectors.toSet());
        List<List<Optional<String>>> candidates = new ArrayList<>();
        for (Shade shade : Shade.values()) {
            List<List<Optional<String>>> tried = IntStream.range(0, shade == Shade.ORDINARY ? 8 : 1)
                    .mapToObj(row -> List.of(ordinary.value(column, row, shade)))
                    .toList();
            List<List<Optional<String>>> passing = evaluator.satisfying("d", variable, checks, tried);
            candidates.addAll(passing);
            if (passing.size() < tried.size()) {
                free.remove(shade);
            }
        }
        if (!free.contains(Shade.ORDINARY)) {
            List<List<Optional<String>>> tried = Candidates.of(column, Constants.in(checks)).stream()
                    .limit(COMBINATIONS)
                    .map(value -> List.of(Optional.of(value)))
                    .toList();
            candidates.addAll(evaluator.satisfying("d", variable, checks, tried));
        }
        List<String> values = candidates.stream()
                .flatMap(candidate -> candidate.get(0).stream())
                .distinct()
                .toList();
        return new ValuePool(free, values);
    }

    static List<String> checks(ValueType type) {
        if (type.kind() != ValueType.Kind.DOMAIN) {
            return List.of();
        }
        List<String> checks = new ArrayList<>(type.checks());
        checks.addAll(checks(type.part()));
        return checks;
    }

    private static String basis(ValueType domain) {
        return domain.part().kind() == ValueType.Kind.DOMAIN ? basis(domain.part()) : domain.printed();
    }

    /** One solution for each group of columns that conditions bind to each other. */
    List<Solution> solve(SampleTable table, Ordinary ordinary) throws SQLException {
        Set<String> names = table.columns().stream().map(SampleColumn::name).collect(Collectors.toSet());
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        List<Condition> usable = table.conditions().stream()
                .filter(condition -> !condition.columns().isEmpty() && names.containsAll(condition.columns()))
                .toList();
        for (Condition condition : usable) {
            Set<String> group = new LinkedHashSet<>();
            condition.columns().forEach(column -> group.addAll(groups.getOrDefault(column, Set.of(column))));
            group.forEach(column -> groups.put(column, group));
        }
        List<Solution> solutions = new ArrayList<>();
        for (Set<String> group : new LinkedHashSet<>(groups.values())) {
            List<Condition> conditions = usable.stream()
                    .filter(condition -> group.containsAll(condition.columns()))
                    .sorted((a, b) -> a.columns().size() - b.columns().size())
                    .toList();
            solutions.add(solve(table, List.copyOf(group), conditions, ordinary));
        }
        return solutions;
    }

    private Solution solve(SampleTable table, List<String> group, List<Condition> conditions, Ordinary ordinary)
            throws SQLException {
        List<SampleColumn> columns = group.stream().map(table::column).toList();
        List<List<Optional<String>>> wanted = new ArrayList<>();
        for (int row = 0; row < ORDINARY_TRIED; row++) {
            wanted.add(row(columns, row, Shade.ORDINARY, ordinary));
        }
        wanted.add(row(columns, 1, Shade.LOW, ordinary));
        wanted.add(row(columns, 2, Shade.HIGH, ordinary));
        wanted.add(columns.stream()
                .map(column -> column.nullable() ? Optional.<String>empty() : ordinary.value(column, 3, Shade.ORDINARY))
                .toList());
        List<List<Optional<String>>> passing = evaluator.satisfying(
                table.name().name(),
                variables(columns),
                conditions.stream().map(Condition::expression).toList(),
                wanted);
        Set<List<Optional<String>>> known = Set.copyOf(passing);
        boolean free = known.containsAll(wanted.subList(0, ORDINARY_TRIED));
        long ordinaryOnes = wanted.subList(0, ORDINARY_TRIED).stream()
                .filter(known::contains)
                .count();
        List<List<Optional<String>>> all = new ArrayList<>(passing);
        if (ordinaryOnes < 5) {
            all.addAll(search(table, columns, conditions, ordinary));
        }
        return new Solution(group, conditions.stream().map(Condition::name).toList(), all, free);
    }

    private static List<Optional<String>> row(List<SampleColumn> columns, int row, Shade shade, Ordinary ordinary) {
        return columns.stream()
                .map(column -> ordinary.value(column, row, shade))
                .toList();
    }

    private static List<Evaluator.Variable> variables(List<SampleColumn> columns) {
        return columns.stream()
                .map(column -> new Evaluator.Variable(column.name(), column.printedType()))
                .toList();
    }

    /** Keeps what satisfies the first conditions, and adds the columns of the next one. */
    private List<List<Optional<String>>> search(
            SampleTable table, List<SampleColumn> columns, List<Condition> conditions, Ordinary ordinary)
            throws SQLException {
        Constants constants = Constants.in(
                conditions.stream().map(Condition::expression).collect(Collectors.toCollection(ArrayList::new)));
        List<SampleColumn> bound = new ArrayList<>();
        List<List<Optional<String>>> partial = List.of(List.of());
        for (Condition condition : conditions) {
            for (SampleColumn column : columns) {
                if (condition.columns().contains(column.name()) && !bound.contains(column)) {
                    partial = combined(
                            partial,
                            values(column, constants, ordinary, table.table().isPartition()));
                    bound.add(column);
                }
            }
            partial = evaluator.satisfying(
                    table.name().name(), variables(bound), List.of(condition.expression()), partial);
            partial = partial.subList(0, Math.min(KEPT * conditions.size(), partial.size()));
        }
        Map<String, Integer> places = new HashMap<>();
        bound.forEach(column -> places.put(column.name(), places.size()));
        return partial.stream()
                .map(values -> columns.stream()
                        .map(column -> values.get(places.getOrDefault(column.name(), 0)))
                        .toList())
                .toList();
    }

    private static List<Optional<String>> values(
            SampleColumn column, Constants constants, Ordinary ordinary, boolean partition) {
        Set<Optional<String>> values = new LinkedHashSet<>();
        values.add(ordinary.value(column, 0, Shade.ORDINARY));
        if (column.nullable()) {
            values.add(Optional.empty());
        } else {
            values.remove(Optional.<String>empty());
        }
        values.add(ordinary.value(column, 1, Shade.ORDINARY));
        Constants more = Constants.in(
                        column.column().defaultExpression().stream().toList())
                .and(constants);
        boolean confined = !checks(column.type()).isEmpty();
        if (!confined) {
            Candidates.of(column, more).forEach(value -> values.add(Optional.of(value)));
        }
        IntStream.range(2, partition ? PARTITION_TRIED : ORDINARY_TRIED)
                .forEach(row -> values.add(ordinary.value(column, row, Shade.ORDINARY)));
        values.add(ordinary.value(column, 1, Shade.LOW));
        values.add(ordinary.value(column, 2, Shade.HIGH));
        return values.stream()
                .filter(value -> value.isPresent() || column.nullable())
                .limit(COMBINATIONS)
                .toList();
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** Pairs, those of the first ones first: along the diagonals. */
    private static List<List<Optional<String>>> combined(
            List<List<Optional<String>>> partial, List<Optional<String>> values) {
        List<List<Optional<String>>> pairs = new ArrayList<>();
        for (int sum = 0; sum < partial.size() + values.size() && pairs.size() < COMBINATIONS; sum++) {
            for (int i = Math.max(0, sum - values.size() + 1); i <= Math.min(sum, partial.size() - 1); i++) {
                pairs.add(concat(partial.get(i), List.of(values.get(sum - i))));
            }
        }
        return pairs;
    }
}
