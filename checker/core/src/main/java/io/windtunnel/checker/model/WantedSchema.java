package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.HashSet;
import java.util.Set;

/**
 * The schema that migrations have made, and the one that they should make, both in full and in Postgres's own terms: what
 * the model's kind cannot express stays as it is.
 */
public record WantedSchema(CatalogSnapshot before, CatalogSnapshot after) {

    /**
     * Of a model.
     *
     * @param migrated what the migrations have made; read from a database
     * @param model what is wanted
     */
    public static WantedSchema of(Model migrated, Model model) {
        Set<ObjectName> foreign = new HashSet<>(migrated.foreign());
        foreign.addAll(model.foreign());
        CatalogSnapshot before = SnapshotFilter.without(migrated.snapshot(), foreign);
        CatalogSnapshot after = SnapshotFilter.without(model.snapshot(), foreign);
        return switch (model.lens()) {
            case SQL -> new WantedSchema(before, after);
            case LIVE_DATABASE -> new WantedSchema(SnapshotFilter.portable(before), SnapshotFilter.portable(after));
            case JOOQ_CLASSES -> throw new ModelException("jooq not yet");
        };
    }
}
