package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.RenamedSnapshot;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
     * @param diff what changes from the one to the other
     * @throws ModelException for a change of which the model does not tell enough to make it
     */
    public static WantedSchema of(Model migrated, Model model, SettledDiff diff) {
        Set<ObjectName> foreign = new HashSet<>(migrated.foreign());
        foreign.addAll(model.foreign());
        CatalogSnapshot before = SnapshotFilter.without(migrated.snapshot(), foreign);
        CatalogSnapshot after = SnapshotFilter.without(model.snapshot(), foreign);
        return switch (model.lens()) {
            case SQL -> new WantedSchema(before, after);
            case LIVE_DATABASE -> new WantedSchema(SnapshotFilter.portable(before), SnapshotFilter.portable(after));
            case JOOQ_CLASSES -> new WantedSchema(before, overlaid(before, diff.changes()));
        };
    }

    private static CatalogSnapshot overlaid(CatalogSnapshot before, List<Change> changes) {
        List<Change.Renamed> renames = changes.stream()
                .flatMap(change -> change instanceof Change.Renamed renamed ? Stream.of(renamed) : Stream.empty())
                .toList();
        return JooqOverlay.apply(RenamedSnapshot.of(before, renames), changes);
    }
}
