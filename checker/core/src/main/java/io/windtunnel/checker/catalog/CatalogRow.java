package io.windtunnel.checker.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a catalog query, read by the names of its columns; an unknown name is an error of ours. */
final class CatalogRow {

    private final Map<String, Integer> places;
    private final @Nullable Object[] values;

    /** The values stand at the places that the map gives for the names; arrays as {@code String[]} and {@code Short[]}. */
    CatalogRow(Map<String, Integer> places, @Nullable Object[] values) {
        this.places = places;
        this.values = values;
    }

    Optional<String> optional(String column) {
        return Optional.ofNullable(value(column)).map(Object::toString);
    }

    String text(String column) {
        return optional(column).orElseThrow(() -> new IllegalStateException("no value in " + column));
    }

    boolean flag(String column) {
        return Boolean.TRUE.equals(value(column));
    }

    long number(String column) {
        return value(column) instanceof Number n ? n.longValue() : 0;
    }

    /** The elements of an array, none for NULL. */
    List<String> texts(String column) {
        return value(column) instanceof String[] array ? List.of(array) : List.of();
    }

    /** The elements of an array of small numbers, none for NULL. */
    List<Long> numbers(String column) {
        return value(column) instanceof Short[] array
                ? Arrays.stream(array).map(Short::longValue).toList()
                : List.of();
    }

    List<String> sorted(String column) {
        return texts(column).stream().sorted().toList();
    }

    private @Nullable Object value(String column) {
        return values[
                Objects.requireNonNull(places.get(column), () -> "no column " + column + " in " + places.keySet())];
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
