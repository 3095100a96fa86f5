package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import java.util.List;

/** A snapshot seen through renames, as if they had been run. */
public final class RenamedSnapshot {

    private RenamedSnapshot() {}

    /**
     * The snapshot with the new names. Views and routines that speak of columns under other names than their own may
     * keep old ones in their text.
     */
    public static CatalogSnapshot of(CatalogSnapshot snapshot, List<Change.Renamed> renames) {
        return renames.isEmpty() ? snapshot : Renaming.of(snapshot, renames).apply(snapshot);
    }
}
