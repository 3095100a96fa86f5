package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Optional;

/**
 * An installed extension. What belongs to it is not part of the snapshot.
 *
 * @param name its name
 * @param schema the schema that holds its objects
 * @param version its version
 * @param comment what {@code COMMENT ON} says
 */
public record Extension(String name, String schema, String version, Optional<String> comment) implements CatalogObject {

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.EXTENSION, ObjectName.unqualified(name));
    }
}
