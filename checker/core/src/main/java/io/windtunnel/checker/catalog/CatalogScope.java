package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.Set;

/**
 * What a reading leaves out, beside the system's own schemas and what extensions own.
 *
 * @param excludedSchemas schemas that are left out with all that is in them
 * @param excludedTables tables that are left out with all that stands on them, such as Flyway's history
 */
public record CatalogScope(Set<String> excludedSchemas, Set<ObjectName> excludedTables) {

    public CatalogScope {
        excludedSchemas = Set.copyOf(excludedSchemas);
        excludedTables = Set.copyOf(excludedTables);
    }

    /** A team's own: without what Flyway and the observers keep for themselves. */
    public static CatalogScope ofTeam(ObjectName flywayHistory) {
        return new CatalogScope(Set.of("windtunnel"), Set.of(flywayHistory));
    }

    /** Leaves nothing else out. */
    public static CatalogScope everything() {
        return new CatalogScope(Set.of(), Set.of());
    }
}
