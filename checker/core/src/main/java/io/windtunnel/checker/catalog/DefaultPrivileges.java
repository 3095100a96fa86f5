package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * The privileges that objects get when a role creates them.
 *
 * @param role the creating role
 * @param schema the schema that it is limited to
 * @param objects {@code TABLES}, {@code SEQUENCES}, {@code FUNCTIONS}, {@code TYPES}, {@code SCHEMAS}, {@code LARGE OBJECTS}
 * @param privileges what roles other than the creating one get, sorted
 */
public record DefaultPrivileges(String role, Optional<String> schema, String objects, List<Privilege> privileges)
        implements CatalogObject {

    public DefaultPrivileges {
        privileges = List.copyOf(privileges);
    }

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.DEFAULT_PRIVILEGES, new ObjectName(schema, role, Optional.of(objects)));
    }
}
