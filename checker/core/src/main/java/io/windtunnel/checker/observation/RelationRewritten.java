package io.windtunnel.checker.observation;

import java.util.List;
import java.util.Set;

/**
 * A table, materialized view or index whose contents were written to a new file.
 *
 * @param reasons what Postgres said, empty where no event was fired
 * @param detectors what saw it
 * @param isEmpty whether nothing is in the new file: its rows, if it had any, were not copied but are gone
 */
public record RelationRewritten(
        Relation relation, List<RewriteReason> reasons, Set<RewriteDetector> detectors, boolean isEmpty)
        implements Observation {

    public RelationRewritten {
        reasons = List.copyOf(reasons);
        detectors = Set.copyOf(detectors);
    }

    /** Whether it was emptied: TRUNCATE gives a table a new file without anything in it, and fires no event. */
    public boolean isEmptied() {
        return isEmpty && !detectors.contains(RewriteDetector.TABLE_REWRITE_EVENT);
    }
}
