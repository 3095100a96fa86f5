package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Set;

/**
 * A schema and how much of one its kind can express.
 *
 * @param source where it came from
 * @param snapshot the schema
 * @param lens what this kind can express
 * @param foreign objects that are none of the team's own: those of extensions and Flyway's history table
 */
public record Model(ModelSource source, CatalogSnapshot snapshot, Lens lens, Set<ObjectName> foreign) {

    public Model {
        foreign = Set.copyOf(foreign);
    }

    /** Without what is to be left out. */
    public Model without(IgnoredObjects ignored) {
        return new Model(source, SnapshotFilter.without(snapshot, ignored::holds), lens, foreign);
    }
}
