package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.SqlIdentifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Plans and writes the rows of one table, or of the few tables of a circle, after those that they point at. */
final class TableFiller {

    /** So many rows show what there is to see and may be refused one by one; more are copied in. */
    private static final int SINGLE_ROWS = 100;

    /** How many keys of another table are read for the foreign keys that point at them. */
    private static final int KEYS_READ = 1_000;

    private final Session session;
    private final TableWriter writer;
    private final ValueMaker values;
    private final ValuePools pools;
    private final Solver solver;
    private final long wanted;

    TableFiller(Session session, SampleSize size) {
        Evaluator evaluator = new Evaluator(session);
        this.session = session;
        this.writer = new TableWriter(session);
        this.values = new ValueMaker();
        this.pools = new ValuePools(evaluator, values);
        this.solver = new Solver(evaluator);
        this.wanted = size.rows();
    }

    /** What became of one table: how many rows it got, or why none. */
    record Outcome(SampleTable table, long rows, String reason) {}

    Outcome fill(SampleTable table) throws SQLException {
        Map<Reference, List<List<String>>> targets = new HashMap<>();
        for (Reference reference : table.references()) {
            if (!reference.table().equals(table.name())) {
                List<List<String>> keys = keys(table, reference);
                targets.put(reference, keys);
                if (keys.isEmpty() && !reference.optional()) {
                    return new Outcome(table, 0, "It must refer to " + reference.table() + ", which has no rows.");
                }
            }
        }
        Optional<RowPlanner> planner = planner(table, targets);
        if (planner.isEmpty()) {
            return new Outcome(table, 0, "No value was found that satisfies " + unsolved(table) + ".");
        }
        return write(table, planner.get());
    }

    private Outcome write(SampleTable table, RowPlanner planner) throws SQLException {
        long first = Math.min(wanted, SINGLE_ROWS);
        List<TableWriter.Choice> rows = LongStream.range(0, first)
                .boxed()
                .flatMap(number -> planner.row(number).stream().map(row -> choice(planner, row, number)))
                .toList();
        if (rows.isEmpty()) {
            return new Outcome(table, 0, "No row was found that keeps to its keys.");
        }
        TableWriter.Written written = writer.write(table, rows);
        long copied = written.rows() > 0 && wanted > first
                ? writer.copy(
                        table, LongStream.range(first, wanted).boxed().flatMap(number -> planner.row(number).stream()))
                : 0;
        return new Outcome(
                table,
                written.rows() + copied,
                written.refusal().map(Refusals::reason).orElse(""));
    }

    private static TableWriter.Choice choice(RowPlanner planner, SampleRow row, long number) {
        return new TableWriter.Choice(
                row,
                List.of(
                        () -> planner.row(number + SINGLE_ROWS, Look.ORDINARY),
                        () -> planner.row(number + 2 * SINGLE_ROWS, Look.NULLS)));
    }

    /** Tables of which each must point at the next one get their rows in one statement, after which keys are checked. */
    List<Outcome> fillCircle(List<SampleTable> circle) throws SQLException {
        Set<String> members =
                circle.stream().map(table -> table.name().toString()).collect(Collectors.toSet());
        List<List<SampleRow>> rows = new ArrayList<>();
        for (SampleTable table : circle) {
            Map<Reference, List<List<String>>> targets = new HashMap<>();
            for (Reference reference : table.references()) {
                targets.put(
                        reference,
                        members.contains(reference.table().toString())
                                ? foreseen(circle, reference)
                                : keys(table, reference));
            }
            Optional<RowPlanner> planner = planner(table, targets);
            rows.add(LongStream.range(0, Math.min(wanted, SINGLE_ROWS))
                    .boxed()
                    .flatMap(number -> planner.stream().flatMap(p -> p.row(number, Look.ORDINARY).stream()))
                    .toList());
        }
        Optional<SQLException> refusal = rows.stream().anyMatch(List::isEmpty)
                ? Optional.of(new SQLException("no rows were found that point at each other"))
                : writer.writeTogether(circle, rows);
        String reason = refusal.map(e -> "It stands in a circle of foreign keys that take no NULL, with "
                        + circle.stream().map(table -> table.name().toString()).collect(Collectors.joining(", ")) + ": "
                        + e.getMessage() + ".")
                .orElse("");
        return IntStream.range(0, circle.size())
                .mapToObj(i -> new Outcome(
                        circle.get(i), refusal.isPresent() ? 0 : rows.get(i).size(), reason))
                .toList();
    }

    /** The keys that the ordinary rows of a table will have. */
    private List<List<String>> foreseen(List<SampleTable> circle, Reference reference) {
        SampleTable target = circle.stream()
                .filter(table -> table.name().equals(reference.table()))
                .findFirst()
                .orElseThrow();
        return LongStream.range(0, Math.min(wanted, SINGLE_ROWS))
                .mapToObj(row -> reference.targets().stream()
                        .flatMap(name -> values.value(target.column(name), row, Shade.ORDINARY).stream())
                        .toList())
                .filter(key -> key.size() == reference.targets().size())
                .toList();
    }

    private Optional<RowPlanner> planner(SampleTable table, Map<Reference, List<List<String>>> targets)
            throws SQLException {
        for (SampleColumn column : table.columns()) {
            pools.prepare(column);
        }
        RowPlanner planner = new RowPlanner(table, values, targets);
        if (!table.conditions().isEmpty()) {
            List<Solution> solutions = solver.solve(table, planner::unconditional);
            if (solutions.stream().anyMatch(solution -> solution.passing().isEmpty())) {
                return Optional.empty();
            }
            planner.keepTo(solutions);
        }
        return Optional.of(planner);
    }

    private static String unsolved(SampleTable table) {
        return table.conditions().stream().map(Condition::name).collect(Collectors.joining(", "));
    }

    /** Those that the rows of another table have, in their order. */
    private List<List<String>> keys(SampleTable table, Reference reference) throws SQLException {
        String columns = reference.targets().stream().map(SqlIdentifier::quote).collect(Collectors.joining(", "));
        boolean each = table.keys().stream().anyMatch(key -> reference.columns().containsAll(key));
        String sql = "SELECT %s FROM %s WHERE (%s) IS NOT NULL ORDER BY %s LIMIT %d"
                .formatted(
                        columns, reference.table(), columns, columns, each ? Math.max(wanted, KEYS_READ) : KEYS_READ);
        try {
            return session.ask(sql, row -> {
                List<String> key = new ArrayList<>();
                for (int i = 1; i <= reference.targets().size(); i++) {
                    key.add(row.getString(i));
                }
                return key;
            });
        } catch (SQLException e) {
            return List.of();
        }
    }
}
