package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;

/**
 * A composite type that stands on its own.
 *
 * @param name its name
 * @param attributes its attributes in their order
 * @param metadata owner, comment and privileges
 */
public record CompositeType(ObjectName name, List<Column> attributes, ObjectMetadata metadata)
        implements CatalogObject {

    public CompositeType {
        attributes = List.copyOf(attributes);
    }

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.COMPOSITE_TYPE, name);
    }
}
