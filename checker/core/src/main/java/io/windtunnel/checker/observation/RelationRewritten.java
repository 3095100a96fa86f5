package io.windtunnel.checker.observation;

import java.util.List;
import java.util.Set;

/**
 * A table, materialized view or index whose contents were written to a new file.
 *
 * @param reasons what Postgres said, empty where no event was fired
 * @param detectors what saw it
 */
public record RelationRewritten(Relation relation, List<RewriteReason> reasons, Set<RewriteDetector> detectors)
        implements Observation {

    public RelationRewritten {
        reasons = List.copyOf(reasons);
        detectors = Set.copyOf(detectors);
    }
}
