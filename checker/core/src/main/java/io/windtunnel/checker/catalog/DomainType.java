package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * A domain.
 *
 * @param name its name
 * @param type the type underneath
 * @param nullable whether it takes NULL
 * @param defaultExpression the default
 * @param collation the collation where it is not the type's own
 * @param constraints its checks, sorted by name
 * @param metadata owner, comment and privileges
 */
public record DomainType(
        ObjectName name,
        String type,
        boolean nullable,
        Optional<String> defaultExpression,
        Optional<String> collation,
        List<Constraint> constraints,
        ObjectMetadata metadata)
        implements CatalogObject {

    public DomainType {
        constraints = List.copyOf(constraints);
    }

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.DOMAIN, name);
    }
}
