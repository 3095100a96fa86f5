package io.windtunnel.checker.observation;

import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/**
 * An index that no query uses, since it was never built to its end.
 *
 * @param scripts the deployment's
 * @param index the index
 * @param table its table, SQL-quoted with its schema
 * @param existedBefore whether it was there before the deployment
 * @param isPartitioned whether it is one of a partitioned table, valid once all partitions have theirs
 * @param failed where the statement stands that failed and left it, where it failed for sample rows
 */
public record IndexInvalid(
        List<MigrationScript> scripts,
        ObjectName index,
        String table,
        boolean existedBefore,
        boolean isPartitioned,
        Optional<Place> failed)
        implements Trial {

    public IndexInvalid {
        scripts = List.copyOf(scripts);
    }

    /** A statement's place. */
    public record Place(MigrationScript script, LineRange lines) {}
}
