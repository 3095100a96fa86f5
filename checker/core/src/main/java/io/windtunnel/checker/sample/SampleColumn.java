package io.windtunnel.checker.sample;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.postgres.ObjectName;

/**
 * A column that takes values.
 *
 * @param column as the catalog has it
 * @param type its type
 * @param printedType its type in SQL, qualified
 * @param seed a number that is this column's own as far as a hash can tell: the same wherever a column of that name is
 */
record SampleColumn(Column column, ValueType type, String printedType, int seed) {

    private static final int SEEDS = 1_000_003;

    static SampleColumn of(Column column, ValueType type, String printedType) {
        ObjectName name = column.table().part(column.name());
        return new SampleColumn(
                column, type, printedType, Math.floorMod(name.toString().hashCode(), SEEDS));
    }

    String name() {
        return column.name();
    }

    boolean nullable() {
        return column.nullable() && takesNull(type);
    }

    private static boolean takesNull(ValueType type) {
        return type.nullable() && (type.kind() != ValueType.Kind.DOMAIN || takesNull(type.part()));
    }
}
