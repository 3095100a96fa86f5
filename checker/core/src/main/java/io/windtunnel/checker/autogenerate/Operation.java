package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectIdentity;

/** One thing that a migration does: a fact about objects, no SQL. */
public sealed interface Operation {

    /** The object that it is about, by the name that it has while the operation runs. */
    ObjectIdentity object();

    /**
     * Creates an object with its comment and privileges.
     *
     * @param created a table holds the columns, defaults and constraints that are created with it, and no other parts
     */
    record Create(CatalogObject created) implements Operation {
        @Override
        public ObjectIdentity object() {
            return created.identity();
        }
    }

    /** Drops an object, and its parts with it. */
    record Drop(CatalogObject dropped) implements Operation {
        @Override
        public ObjectIdentity object() {
            return dropped.identity();
        }
    }

    /** Alters an object in place, in everything but its parts, its type and its default. */
    record Alter(CatalogObject before, CatalogObject after) implements Operation {
        @Override
        public ObjectIdentity object() {
            return after.identity();
        }
    }

    /** Gives an object another name. */
    record Rename(ObjectIdentity from, ObjectIdentity to) implements Operation {
        @Override
        public ObjectIdentity object() {
            return from;
        }
    }

    /** Gives a column another type or collation, or the same type made anew. */
    record Retype(Column before, Column after) implements Operation {
        @Override
        public ObjectIdentity object() {
            return after.identity();
        }
    }

    /** Sets or drops a column's default: that of the second column. */
    record SetDefault(Column before, Column after) implements Operation {
        @Override
        public ObjectIdentity object() {
            return after.identity();
        }
    }

    /** Gives a sequence to a column, or frees it. */
    record Own(Sequence before, Sequence after) implements Operation {
        @Override
        public ObjectIdentity object() {
            return after.identity();
        }
    }

    /** Makes a table one of a composite type, or no longer: as the second table is. */
    record SetOfType(Table before, Table after) implements Operation {

        @Override
        public ObjectIdentity object() {
            return after.identity();
        }
    }

    /** Gives a table other parents: those of the second table. */
    record Inherit(Table before, Table after) implements Operation {

        @Override
        public ObjectIdentity object() {
            return after.identity();
        }
    }

    /** Makes a table a partition. */
    record Attach(Table table) implements Operation {
        @Override
        public ObjectIdentity object() {
            return table.identity();
        }
    }

    /** Makes a partition a table of its own. */
    record Detach(Table table) implements Operation {
        @Override
        public ObjectIdentity object() {
            return table.identity();
        }
    }

    /** Attaches a partition's index to that of the partitioned table; it goes with either. */
    record AttachIndex(Index index) implements Operation {
        @Override
        public ObjectIdentity object() {
            return index.identity();
        }
    }

    /** Sets a table's replica identity to that of the second table. */
    record SetReplicaIdentity(Table before, Table after) implements Operation {
        @Override
        public ObjectIdentity object() {
            return after.identity();
        }
    }

    /** Renames a type that columns still have, to make room for the new one. */
    record MoveAside(CatalogObject type) implements Operation {
        @Override
        public ObjectIdentity object() {
            return type.identity();
        }
    }

    /** Drops the type that was moved aside. */
    record DropAside(CatalogObject type) implements Operation {
        @Override
        public ObjectIdentity object() {
            return type.identity();
        }
    }

    /** Copies the rows of a table that has to be made anew. */
    record SaveRows(Table before, Table after) implements Operation {
        @Override
        public ObjectIdentity object() {
            return before.identity();
        }
    }

    /** Puts the rows back: those columns that both tables have. */
    record RestoreRows(Table before, Table after) implements Operation {
        @Override
        public ObjectIdentity object() {
            return after.identity();
        }
    }
}
