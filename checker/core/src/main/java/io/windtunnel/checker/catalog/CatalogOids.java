package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which object an OID stood for when the catalog was read.
 *
 * @param objects the objects by the name of their system catalog ({@code pg_class}...) and their OID
 */
public record CatalogOids(Map<String, Map<Long, ObjectIdentity>> objects) {

    public CatalogOids {
        objects = objects.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Map.copyOf(e.getValue())));
    }

    /** The table, view, index, sequence or composite type behind an OID of {@code pg_class}. */
    public Optional<ObjectIdentity> relation(long oid) {
        return find("pg_class", oid);
    }

    /** The object behind an OID of any system catalog, such as {@code pg_constraint}. */
    public Optional<ObjectIdentity> find(String systemCatalog, long oid) {
        return Optional.ofNullable(objects.getOrDefault(systemCatalog, Map.of()).get(oid));
    }
}
