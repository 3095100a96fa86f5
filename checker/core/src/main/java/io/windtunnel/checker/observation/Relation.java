package io.windtunnel.checker.observation;

/**
 * A relation as the server named it when it was seen.
 *
 * @param oid its OID, which a rename leaves alone
 * @param name SQL-quoted, with its schema
 * @param kind {@code pg_class.relkind}: r table, p partitioned table, i index, I partitioned index, S sequence, v view,
 *     m materialized view, f foreign table, t TOAST table, c composite type; {@code ?} where the relation was gone
 *     before it could be read
 * @param existedBefore whether it existed before the deployment that is being watched
 */
public record Relation(long oid, String name, char kind, boolean existedBefore) {

    /** Whether it is an index of either kind. */
    public boolean isIndex() {
        return kind == 'i' || kind == 'I';
    }

    /** What it is called in messages; a TOAST table and the like are parts of a table. */
    public String kindName() {
        return switch (kind) {
            case 'i', 'I' -> "index";
            case 'S' -> "sequence";
            case 'v' -> "view";
            case 'm' -> "materialized view";
            default -> "table";
        };
    }
}
