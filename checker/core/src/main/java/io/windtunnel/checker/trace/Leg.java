package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.Trial;
import java.util.List;
import java.util.Optional;

/**
 * The part of a flight that one deployment is.
 *
 * @param before the schema before it; empty where nothing in it could drop anything, so that nobody looked
 * @param after the schema after it, there where {@code before} is
 * @param trials what was tried at its end, and the statements that failed while there were certain sample rows
 */
public record Leg(
        List<MigrationTrace> migrations,
        Optional<CatalogSnapshot> before,
        Optional<CatalogSnapshot> after,
        List<Trial> trials) {

    public Leg {
        migrations = List.copyOf(migrations);
        trials = List.copyOf(trials);
    }
}
