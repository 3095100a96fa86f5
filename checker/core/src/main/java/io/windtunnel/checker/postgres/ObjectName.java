package io.windtunnel.checker.postgres;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object, exactly as the catalog holds it, unquoted.
 *
 * @param schema the schema, empty for what lives in none (a schema itself, an extension, an event trigger)
 * @param name the object's own name
 * @param part the name of a part of the object: its column, constraint, trigger, rule, policy or enum value
 */
public record ObjectName(Optional<String> schema, String name, Optional<String> part)
        implements Comparable<ObjectName> {

    private static final Comparator<ObjectName> ORDER = Comparator.comparing((ObjectName o) -> o.schema.orElse(""))
            .thenComparing(ObjectName::name)
            .thenComparing(o -> o.part.orElse(""));

    /** An object in a schema. */
    public static ObjectName of(String schema, String name) {
        return new ObjectName(Optional.of(schema), name, Optional.empty());
    }

    /** An object outside every schema. */
    public static ObjectName unqualified(String name) {
        return new ObjectName(Optional.empty(), name, Optional.empty());
    }

    /** A part of this object. */
    public ObjectName part(String partName) {
        return new ObjectName(schema, name, Optional.of(partName));
    }

    /** The object that this is a part of, or this object itself. */
    public ObjectName whole() {
        return part.isEmpty() ? this : new ObjectName(schema, name, Optional.empty());
    }

    /** Another name in the same schema. */
    public ObjectName sibling(String otherName) {
        return new ObjectName(schema, otherName, Optional.empty());
    }

    @Override
    public int compareTo(ObjectName other) {
        return ORDER.compare(this, other);
    }

    /** As a record's own, and several times as fast: names are keys wherever schemas are compared. */
    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + part.hashCode()) + schema.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ObjectName that
                        && name.equals(that.name)
                        && part.equals(that.part)
                        && schema.equals(that.schema));
    }

    /** The name in SQL: qualified, each piece quoted where Postgres would quote it. */
    @Override
    public String toString() {
        return schema.map(s -> SqlIdentifier.quote(s) + ".").orElse("")
                + SqlIdentifier.quote(name)
                + part.map(p -> "." + SqlIdentifier.quote(p)).orElse("");
    }
}
