package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Optional;

/**
 * An object that windtunnel only lists and compares as a whole: a collation, extended statistics, an event trigger, a
 * publication, a foreign-data wrapper, a server, an operator, a cast, a dictionary or configuration of text search.
 *
 * @param kind what it is
 * @param name its name; of a cast its types: {@code integer AS boolean}
 * @param definition its definition, as SQL or as the options of its CREATE
 * @param table the table that it belongs to
 * @param arguments the types that an operator takes
 * @param comment what {@code COMMENT ON} says
 */
public record OtherObject(
        ObjectKind kind,
        ObjectName name,
        String definition,
        Optional<ObjectName> table,
        Optional<String> arguments,
        Optional<String> comment)
        implements CatalogObject {

    @Override
    public ObjectIdentity identity() {
        return new ObjectIdentity(kind, name, arguments);
    }
}
