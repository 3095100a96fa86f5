package io.windtunnel.checker.sample;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The types of a database. */
final class TypeRegister {

    private static final String TYPES = CatalogRows.load("types.sql");

    /** A composite type can hold an array of itself. */
    private static final int MAXIMUM_DEPTH = 8;

    /** A row of {@code pg_type}; the parts are known by their numbers. */
    private record Entry(
            long oid,
            ValueType head,
            long element,
            long base,
            int baseModifier,
            long rangeOf,
            List<Long> attributes,
            List<Long> attributeModifiers) {}

    private final Map<Long, Entry> entries = new HashMap<>();

    private TypeRegister() {}

    static TypeRegister read(Connection connection) throws SQLException {
        TypeRegister register = new TypeRegister();
        CatalogRows.query(connection, TYPES, TypeRegister::entry)
                .forEach(entry -> register.entries.put(entry.oid(), entry));
        return register;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        ValueType head = new ValueType(
                row.getString("schema"),
                row.getString("name"),
                row.getString("printed"),
                kind(row.getString("kind"), row.getLong("element")),
                row.getString("category"),
                -1,
                !row.getBoolean("not_null"),
                List.of(),
                CatalogRows.texts(row, "labels"),
                CatalogRows.texts(row, "checks"));
        return new Entry(
                row.getLong("oid"),
                head,
                row.getLong("element"),
                row.getLong("base"),
                row.getInt("base_modifier"),
                row.getLong("range_of"),
                CatalogRows.numbers(row, "attributes"),
                CatalogRows.numbers(row, "attribute_modifiers"));
    }

    private static ValueType.Kind kind(String typtype, long element) {
        return switch (typtype) {
            case "d" -> ValueType.Kind.DOMAIN;
            case "e" -> ValueType.Kind.ENUM;
            case "c" -> ValueType.Kind.COMPOSITE;
            case "r" -> ValueType.Kind.RANGE;
            case "m" -> ValueType.Kind.MULTIRANGE;
            default -> element == 0 ? ValueType.Kind.BASE : ValueType.Kind.ARRAY;
        };
    }

    /** The type of that number with that modifier. */
    ValueType type(long oid, int modifier) {
        return type(oid, modifier, 0);
    }

    private ValueType type(long oid, int modifier, int depth) {
        Entry entry = Objects.requireNonNull(entries.get(oid), () -> "no type " + oid);
        ValueType head = entry.head();
        List<ValueType> parts = new ArrayList<>();
        if (depth < MAXIMUM_DEPTH) {
            switch (head.kind()) {
                case ARRAY -> parts.add(type(entry.element(), modifier, depth + 1));
                case DOMAIN -> parts.add(type(entry.base(), entry.baseModifier(), depth + 1));
                case RANGE, MULTIRANGE -> parts.add(type(entry.rangeOf(), -1, depth + 1));
                case COMPOSITE ->
                    IntStream.range(0, entry.attributes().size())
                            .mapToObj(i -> type(
                                    entry.attributes().get(i),
                                    entry.attributeModifiers().get(i).intValue(),
                                    depth + 1))
                            .forEach(parts::add);
                default -> {}
            }
        }
        return new ValueType(
                head.schema(),
                head.name(),
                head.printed(),
                head.kind(),
                head.category(),
                modifier,
                head.nullable(),
                parts,
                head.labels(),
                head.checks());
    }
}
