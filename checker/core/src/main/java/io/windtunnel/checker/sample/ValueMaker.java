package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes values of all types, of those that are made of others, too. A value is its text; empty means NULL. */
final class ValueMaker {

    private final Map<ObjectName, ValuePool> pools = new HashMap<>();

    /** From now on values of that type come out of that pool. */
    void use(ValueType type, ValuePool pool) {
        pools.put(type.key(), pool);
    }

    /** A value for a column; empty where no value of its type is known. */
    Optional<String> value(SampleColumn column, long row, Shade shade) {
        return value(column.type(), column.name(), column.seed(), row, shade);
    }

    Optional<String> value(ValueType type, String name, int seed, long row, Shade shade) {
        return switch (type.kind()) {
            case BASE ->
                Literals.of(type, name, seed, row, shade).or(() -> pool(type).flatMap(pool -> pool.value(row)));
            case ENUM ->
                type.labels().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                type.labels().get((int) (row % type.labels().size())));
            case DOMAIN ->
                pool(type).filter(pool -> !pool.free().contains(shade)).isPresent()
                        ? pool(type).flatMap(pool -> pool.value(row))
                        : value(type.part(), name, seed, row, shade);
            case ARRAY -> Optional.of(array(type.part(), name, seed, row, shade));
            case RANGE -> range(type.part(), name, seed, row, shade);
            case MULTIRANGE ->
                shade == Shade.LOW
                        ? Optional.of("{}")
                        : value(type.part(), name, seed, row, Shade.ORDINARY).map(range -> "{" + range + "}");
            case COMPOSITE -> Optional.of(composite(type, name, seed, row, shade));
        };
    }

    private Optional<ValuePool> pool(ValueType type) {
        return Optional.ofNullable(pools.get(type.key()));
    }

    private String array(ValueType element, String name, int seed, long row, Shade shade) {
        if (shade == Shade.LOW) {
            return "{}";
        }
        List<Optional<String>> elements = new ArrayList<>();
        elements.add(value(element, name, seed, row, Shade.ORDINARY));
        if (shade == Shade.HIGH) {
            elements.add(value(element, name, seed, row + 1, Shade.HIGH));
            elements.add(value(element, name, seed, row + 2, Shade.LOW));
        }
        String delimiter = element.isOneOf("box") ? ";" : ",";
        return elements.stream()
                .map(value -> value.map(ValueMaker::quoted).orElse("NULL"))
                .collect(Collectors.joining(delimiter, "{", "}"));
    }

    /** One point alone, so that two ranges of two rows never overlap. */
    private Optional<String> range(ValueType of, String name, int seed, long row, Shade shade) {
        return switch (shade) {
            case ORDINARY ->
                value(of, name, seed, row, Shade.ORDINARY)
                        .map(ValueMaker::quoted)
                        .map(point -> "[" + point + "," + point + "]");
            case LOW -> Optional.of("empty");
            case HIGH ->
                value(of, name, seed, row, Shade.HIGH).map(ValueMaker::quoted).map(from -> "[" + from + ",)");
        };
    }

    private String composite(ValueType type, String name, int seed, long row, Shade shade) {
        return type.parts().stream()
                .map(part -> value(part, name, seed, row, shade)
                        .map(ValueMaker::quoted)
                        .orElse(""))
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
