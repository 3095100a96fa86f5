package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.postgres.ObjectIdentity;
import java.util.List;

/** One thing that is otherwise in the second snapshot than in the first. */
public sealed interface Change {

    /** The object, by the name that it has in the second snapshot, or had in the first where it is gone. */
    ObjectIdentity object();

    /**
     * The object is new. Its parts are new with it and are no changes of their own.
     *
     * @param added the new object
     */
    record Added(CatalogObject added) implements Change {
        @Override
        public ObjectIdentity object() {
            return added.identity();
        }
    }

    /**
     * The object is gone, and its parts with it.
     *
     * @param dropped the object as it was
     */
    record Dropped(CatalogObject dropped) implements Change {
        @Override
        public ObjectIdentity object() {
            return dropped.identity();
        }
    }

    /**
     * The object is there under its name and differs. Changes of its parts are changes of their own.
     *
     * @param before as it was
     * @param after as it is
     * @param differences every attribute that differs, at least one
     */
    record Altered(CatalogObject before, CatalogObject after, List<Difference> differences) implements Change {
        public Altered {
            differences = List.copyOf(differences);
        }

        @Override
        public ObjectIdentity object() {
            return after.identity();
        }
    }

    /**
     * The object has another name. Only a comparison that follows a rename has this change.
     *
     * @param from its name before
     * @param to its name after
     */
    record Renamed(ObjectIdentity from, ObjectIdentity to) implements Change {
        @Override
        public ObjectIdentity object() {
            return to;
        }
    }
}
