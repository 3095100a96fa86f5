package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;

/**
 * A range type.
 *
 * @param name its name
 * @param definition the options of CREATE TYPE ... AS RANGE
 * @param metadata owner, comment and privileges
 */
public record RangeType(ObjectName name, String definition, ObjectMetadata metadata) implements CatalogObject {

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.RANGE_TYPE, name);
    }
}
