package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * What is set for a table as a whole.
 *
 * @param unlogged whether it is unlogged
 * @param accessMethod the table access method
 * @param tablespace the tablespace, empty for the database's own
 * @param parameters storage parameters as {@code name=value}, those of the TOAST table with {@code toast.} in front, sorted
 * @param partitionKey how a partitioned table is divided: {@code RANGE (created_at)}
 * @param partition what it is a partition of
 * @param parents the tables that it inherits from otherwise, in order
 * @param ofType the composite type of a typed table
 * @param foreignServer {@code SERVER name OPTIONS (...)} of a foreign table
 * @param rowSecurity whether row security is enabled
 * @param forcedRowSecurity whether it binds the owner too
 * @param replicaIdentity {@code DEFAULT}, {@code FULL}, {@code NOTHING} or {@code USING INDEX name}
 */
public record TableProperties(
        boolean unlogged,
        Optional<String> accessMethod,
        Optional<String> tablespace,
        List<String> parameters,
        Optional<String> partitionKey,
        Optional<Partition> partition,
        List<ObjectName> parents,
        Optional<String> ofType,
        Optional<String> foreignServer,
        boolean rowSecurity,
        boolean forcedRowSecurity,
        String replicaIdentity) {

    public TableProperties {
        parameters = List.copyOf(parameters);
        parents = List.copyOf(parents);
    }
}
