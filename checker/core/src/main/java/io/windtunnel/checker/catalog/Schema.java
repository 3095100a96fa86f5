package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;

/**
 * A schema.
 *
 * @param name its name
 * @param metadata owner, comment and privileges
 */
public record Schema(String name, ObjectMetadata metadata) implements CatalogObject {

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.SCHEMA, ObjectName.unqualified(name));
    }
}
