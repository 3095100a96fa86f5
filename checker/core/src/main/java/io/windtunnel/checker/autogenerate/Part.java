package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Comparator;

/** What comes and goes by a step of its own: an object, or an aspect of it that stands on other objects than it does. */
record Part(ObjectIdentity object, Aspect aspect) implements Comparable<Part> {

    private static final Comparator<Part> ORDER =
            Comparator.comparing(Part::object).thenComparing(Part::aspect);

    enum Aspect {
        ITSELF,
        /** The default of a column. */
        DEFAULT,
        /** The sequence inside an identity column. */
        IDENTITY_SEQUENCE,
        /** The column that owns a sequence. */
        OWNERSHIP,
        /** The composite type that a table is of. */
        OF_TYPE,
        /** The parents from which a table inherits. */
        PARENTS,
        /** A table's place in a partitioned table. */
        PARTITION,
        /** An index's place in that of a partitioned table. */
        ATTACHMENT,
        REPLICA_IDENTITY
    }

    static Part of(ObjectIdentity object) {
        return new Part(object, Aspect.ITSELF);
    }

    static Part of(ObjectKind kind, ObjectName name) {
        return of(ObjectIdentity.of(kind, name));
    }

    static Part table(ObjectName name) {
        return of(ObjectKind.TABLE, name);
    }

    static Part column(ObjectName table, String column) {
        return of(ObjectKind.COLUMN, table.part(column));
    }

    ObjectKind kind() {
        return object.kind();
    }

    ObjectName name() {
        return object.name();
    }

    boolean isItself() {
        return aspect == Aspect.ITSELF;
    }

    @Override
    public int compareTo(Part other) {
        return ORDER.compare(this, other);
    }
}
