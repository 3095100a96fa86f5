package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Optional;

/**
 * A function, procedure or aggregate.
 *
 * @param name its name
 * @param kind which of the three
 * @param arguments the identity arguments
 * @param result what a function returns
 * @param language the language
 * @param definition as {@code pg_get_functiondef} prints it; for an aggregate the options of CREATE AGGREGATE
 * @param metadata owner, comment and privileges
 */
public record Routine(
        ObjectName name,
        ObjectKind kind,
        String arguments,
        Optional<String> result,
        String language,
        String definition,
        ObjectMetadata metadata)
        implements CatalogObject {

    @Override
    public ObjectIdentity identity() {
        return new ObjectIdentity(kind, name, Optional.of(arguments));
    }
}
