package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;

/**
 * A type, as a column uses it.
 *
 * @param schema its schema
 * @param name its name in the catalog, such as {@code int4}
 * @param printed how it is written in SQL; for a domain, what it stands on, with the modifier
 * @param kind what it is
 * @param category {@code typcategory}, which extension types choose, too
 * @param modifier {@code atttypmod}: the length or precision, -1 for none
 * @param nullable false for a domain that is NOT NULL
 * @param parts what it is made of: the element of an array, what a domain stands on, what a range spans, the range of a
 *     multirange, the attributes of a composite type
 * @param labels the labels of an enum
 * @param checks the conditions of a domain on {@code VALUE}
 */
record ValueType(
        String schema,
        String name,
        String printed,
        Kind kind,
        String category,
        int modifier,
        boolean nullable,
        List<ValueType> parts,
        List<String> labels,
        List<String> checks) {

    /** What {@code pg_type} tells apart. */
    enum Kind {
        BASE,
        ARRAY,
        DOMAIN,
        ENUM,
        COMPOSITE,
        RANGE,
        MULTIRANGE
    }

    ValueType {
        parts = List.copyOf(parts);
        labels = List.copyOf(labels);
        checks = List.copyOf(checks);
    }

    /** The type of its one part. */
    ValueType part() {
        return parts.get(0);
    }

    /** The type under all domains. */
    ValueType plain() {
        return kind == Kind.DOMAIN ? part().plain() : this;
    }

    /** Its name, where it is looked up. */
    ObjectName key() {
        return ObjectName.of(schema, name);
    }

    /** Whether it is built in and of one of these names. */
    boolean isOneOf(String... names) {
        return schema.equals("pg_catalog") && List.of(names).contains(name);
    }

    /** Whether it holds text of a length that may be limited. */
    boolean isText() {
        return isOneOf("text", "varchar", "bpchar") || (kind == Kind.BASE && name.equals("citext"));
    }

    /** The most characters that it takes, or the given number where it has no limit. */
    int length(int unlimited) {
        return modifier < 4 ? unlimited : modifier - 4;
    }
}
