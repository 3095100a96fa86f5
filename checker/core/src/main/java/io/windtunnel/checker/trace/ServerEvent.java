package io.windtunnel.checker.trace;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an event trigger wrote down. */
sealed interface ServerEvent {

    /** A command inside a DO block or a function is about to run. */
    record CommandStarted(Duration at, Map<Long, SeenRelation> held) implements ServerEvent {}

    /**
     * A command is done.
     *
     * @param stack the call stack where it ran inside a DO block or a function, else empty
     * @param held the locks of that moment, where they had to be read then
     * @param query what the driver had sent, where that is not too long: the command, or the DO block around it
     */
    record CommandEnded(
            String tag,
            Duration at,
            String stack,
            List<Touched> objects,
            Optional<Map<Long, SeenRelation>> held,
            Optional<String> query)
            implements ServerEvent {

        boolean isNested() {
            return !stack.isEmpty();
        }
    }

    /** Objects went. */
    record Dropped(List<DroppedRow> objects) implements ServerEvent {}

    /** {@code ALTER TABLE} is about to rewrite a table. */
    record Rewriting(long oid, int reason) implements ServerEvent {}

    /**
     * An object that a command created or changed.
     *
     * @param columns of a table or view: number and name
     * @param constraints of a table
     */
    record Touched(
            long oid,
            String tag,
            String kind,
            String identity,
            List<String> names,
            List<SeenColumn> columns,
            List<SeenConstraint> constraints,
            Optional<IndexShape> index) {}

    /** A column. */
    record SeenColumn(int number, String name) {}

    /**
     * A constraint.
     *
     * @param own whether it was made on this very table, not handed down by a parent
     */
    record SeenConstraint(long oid, String name, char type, boolean own, List<String> columns) {}

    /**
     * What an index's name would be made of.
     *
     * @param constraint whether a constraint owns it
     */
    record IndexShape(String table, boolean primary, boolean constraint, List<String> columns) {}

    /** A row of {@code pg_event_trigger_dropped_objects()}. */
    record DroppedRow(
            long oid,
            String kind,
            String identity,
            List<String> names,
            boolean original,
            boolean normal,
            boolean temporary) {}
}
