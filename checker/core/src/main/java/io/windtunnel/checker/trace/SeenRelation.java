package io.windtunnel.checker.trace;

import io.windtunnel.domain.postgres.LockMode;
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
 * @param shape what it demands of its rows, where a lock makes a change of that possible
 * @param hasRows whether there is anything in its file, where that was asked for
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
        Map<Long, String> constraints,
        Optional<TableShape> shape,
        Optional<Boolean> hasRows) {

    /** The same relation with other locks. */
    SeenRelation withModes(Set<LockMode> other) {
        return new SeenRelation(
                oid, name, kind, fileNode, columns, other, counters, indexes, constraints, shape, hasRows);
    }

    /**
     * An index of a relation.
     *
     * @param definition as Postgres prints it, where this transaction made it
     */
    record SeenIndex(long oid, String name, char kind, long fileNode, boolean valid, Optional<String> definition) {}
}
