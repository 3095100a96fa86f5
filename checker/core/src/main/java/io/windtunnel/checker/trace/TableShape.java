package io.windtunnel.checker.trace;

import io.windtunnel.checker.postgres.ConstraintKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table demands of its rows, as {@code windtunnel.shape} reads it.
 *
 * @param notNull the names of the columns that are NOT NULL, by number
 * @param keys its constraints
 * @param parent the table that it is a partition of
 */
record TableShape(Map<Integer, String> notNull, List<TableKey> keys, Optional<Parent> parent) {

    TableShape {
        notNull = Map.copyOf(notNull);
        keys = List.copyOf(keys);
    }

    /**
     * A constraint.
     *
     * @param referenced the table that a foreign key points at
     * @param index the OID of its index, or of the one that a foreign key relies on; 0 for none
     * @param definition as Postgres prints it, where this transaction made it
     */
    record TableKey(
            long oid,
            String name,
            ConstraintKind kind,
            boolean validated,
            Optional<Named> referenced,
            long index,
            Optional<String> definition) {}

    /** A relation's OID and name. */
    record Named(long oid, String name) {}

    /** The table that another is a partition of. */
    record Parent(long oid, String name, char kind) {}
}
