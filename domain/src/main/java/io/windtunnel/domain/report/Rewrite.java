package io.windtunnel.domain.report;

import java.util.List;
import java.util.Optional;

/**
 * A relation whose rows or entries were written anew.
 *
 * @param kind "table", "index" or "materialized view"
 * @param reason what Postgres gave as its reason, where it did
 * @param seenBy the detectors that saw it: "table_rewrite event", "new file node"
 */
public record Rewrite(
        String relation, String kind, boolean existedBefore, Optional<String> reason, List<String> seenBy) {

    public Rewrite {
        seenBy = List.copyOf(seenBy);
    }
}
