package io.windtunnel.checker.observation;

/**
 * An object that is gone.
 *
 * @param cascade whether Postgres took it along because it depended on what was named (not its own parts, such as a
 *     table's indexes)
 * @param part whether it is a part of something else that was dropped: a table's index, a column's default
 * @param existedBefore whether it existed before the deployment that is being watched
 */
public record ObjectDropped(SchemaObject object, boolean cascade, boolean part, boolean existedBefore)
        implements Observation {}
