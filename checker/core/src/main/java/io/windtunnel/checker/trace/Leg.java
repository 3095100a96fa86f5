package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.observation.MigrationTrace;
import java.util.List;
import java.util.Optional;

/**
 * The part of a flight that one deployment is.
 *
 * @param before the schema before it; empty where nothing in it could drop anything, so that nobody looked
 * @param after the schema after it, there where {@code before} is
 */
public record Leg(List<MigrationTrace> migrations, Optional<CatalogSnapshot> before, Optional<CatalogSnapshot> after) {

    public Leg {
        migrations = List.copyOf(migrations);
    }
}
