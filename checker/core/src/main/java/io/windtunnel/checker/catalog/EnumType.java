package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;

/**
 * An enumerated type.
 *
 * @param name its name
 * @param values its values in their order
 * @param metadata owner, comment and privileges
 */
public record EnumType(ObjectName name, List<String> values, ObjectMetadata metadata) implements CatalogObject {

    public EnumType {
        values = List.copyOf(values);
    }

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.ENUM, name);
    }
}
