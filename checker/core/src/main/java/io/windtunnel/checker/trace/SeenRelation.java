package io.windtunnel.checker.trace;

import io.windtunnel.checker.postgres.LockMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A relation as the server showed it at one moment.
 *
 * @param name SQL-quoted, empty when it was dropped and only its locks are left
 * @param kind {@code pg_class.relkind}
 * @param fileNode where its rows are, 0 where it has none
 * @param columns the largest number of a column that it ever had
 * @param modes the locks that the transaction holds on it
 * @param indexes its indexes, where a lock makes their rewrite possible
 * @param constraints the names of its constraints by OID, where they were asked for
 */
record SeenRelation(
        long oid,
        Optional<String> name,
        char kind,
        long fileNode,
        int columns,
        Set<LockMode> modes,
        Counters counters,
        List<SeenIndex> indexes,
        Map<Long, String> constraints) {

    /** The same relation with other locks. */
    SeenRelation withModes(Set<LockMode> other) {
        return new SeenRelation(oid, name, kind, fileNode, columns, other, counters, indexes, constraints);
    }

    /** An index of a relation. */
    record SeenIndex(long oid, String name, char kind, long fileNode) {}
}
