package io.windtunnel.checker.sample;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what the types take that do not take everything: domains with checks, and types that are not known here. */
final class ValuePools {

    /** What the types of extensions commonly look like. */
    private static final List<String> SHAPES = List.of(
            "730001",
            "sample",
            "(730001,1)",
            "[1,2,3]",
            "{1,2,3}",
            "[1,2]",
            "[1]",
            "{}",
            "POINT(1 2)",
            "2021-02-03",
            "10.7.3.1",
            "1.5",
            "()",
            "1",
            "");

    private final Evaluator evaluator;
    private final ValueMaker values;
    private final Set<String> asked = new HashSet<>();

    ValuePools(Evaluator evaluator, ValueMaker values) {
        this.evaluator = evaluator;
        this.values = values;
    }

    /** Makes the values of a column such as its type takes. */
    void prepare(SampleColumn column) throws SQLException {
        prepare(column, column.type(), column.printedType());
    }

    private void prepare(SampleColumn column, ValueType type, String printed) throws SQLException {
        for (ValueType part : type.parts()) {
            prepare(column, part, part.printed());
        }
        boolean unknown = type.kind() == ValueType.Kind.BASE
                && Literals.of(type, column.name(), column.seed(), 0, Shade.ORDINARY)
                        .isEmpty();
        boolean confined = !Solver.checks(type).isEmpty();
        if (!(unknown || confined) || !asked.add(type.key().toString())) {
            return;
        }
        SampleColumn one = new SampleColumn(column.column(), type, printed, column.seed());
        values.use(
                type,
                confined ? new Solver(evaluator).pool(one, values::value) : new ValuePool(Set.of(), accepted(printed)));
    }

    private List<String> accepted(String type) throws SQLException {
        List<List<Optional<String>>> shapes =
                SHAPES.stream().map(shape -> List.of(Optional.of(shape))).toList();
        return evaluator
                .satisfying("t", List.of(new Evaluator.Variable("value", type)), List.of("value IS NOT NULL"), shapes)
                .stream()
                .flatMap(shape -> shape.get(0).stream())
                .toList();
    }
}
