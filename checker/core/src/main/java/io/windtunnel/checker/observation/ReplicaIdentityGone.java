package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * An older table that had a replica identity before a deployment and has none after it.
 *
 * @param scripts the deployment's
 * @param table SQL-quoted with its schema
 * @param was what it was: {@link #PRIMARY_KEY}, or in other words
 * @param isPublished whether a publication sends its updates or deletes
 */
public record ReplicaIdentityGone(List<MigrationScript> scripts, String table, String was, boolean isPublished)
        implements Trial {

    /** The identity that a table has without being told. */
    public static final String PRIMARY_KEY = "its primary key";

    public ReplicaIdentityGone {
        scripts = List.copyOf(scripts);
    }
}
