package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import java.util.List;

/** Compares two snapshots. */
public final class SchemaDiffer {

    private SchemaDiffer() {}

    /** What changed from one snapshot to the other, and what of it may be a rename. */
    public static SchemaDiff compare(CatalogSnapshot before, CatalogSnapshot after) {
        if (before.equals(after)) {
            return new SchemaDiff(List.of(), List.of());
        }
        List<Change> changes = SnapshotComparison.compare(before, after);
        return new SchemaDiff(changes, new RenameFinder(before, after, changes).find());
    }
}
