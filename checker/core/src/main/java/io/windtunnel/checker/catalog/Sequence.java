package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Optional;

/**
 * A sequence.
 *
 * @param name its name
 * @param type smallint, integer or bigint
 * @param start first value
 * @param increment step
 * @param minimum least value
 * @param maximum greatest value
 * @param cache values a session takes at once
 * @param cycle whether it starts anew at its end
 * @param ownedBy the column that owns it
 * @param insideIdentity whether it is the inner part of an identity column
 * @param metadata owner, comment and privileges
 */
public record Sequence(
        ObjectName name,
        String type,
        long start,
        long increment,
        long minimum,
        long maximum,
        long cache,
        boolean cycle,
        Optional<ObjectName> ownedBy,
        boolean insideIdentity,
        ObjectMetadata metadata)
        implements CatalogObject {

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.SEQUENCE, name);
    }
}
