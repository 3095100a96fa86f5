package io.windtunnel.checker.trace;

import io.windtunnel.checker.trace.ServerEvent.Dropped;
import io.windtunnel.checker.trace.ServerEvent.DroppedRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The work between two looks: one statement, or one command inside a DO block or a function.
 *
 * @param known the schema as it was before
 * @param before the relations seen before, in the same transaction
 * @param after the relations seen after
 * @param events what the event triggers wrote in between
 */
record Stretch(
        KnownObjects known, Map<Long, SeenRelation> before, Map<Long, SeenRelation> after, List<ServerEvent> events) {

    Stretch {
        events = List.copyOf(events);
    }

    <T extends ServerEvent> Stream<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The numbers of what was dropped; a column bears that of its table. */
    Set<Long> dropped() {
        return all(Dropped.class)
                .flatMap(event -> event.objects().stream())
                .map(DroppedRow::oid)
                .collect(Collectors.toSet());
    }

    /** What was counted for a relation in this stretch. */
    Counters counted(SeenRelation seen) {
        SeenRelation earlier = before.get(seen.oid());
        return seen.counters().since(earlier == null ? Counters.ZERO : earlier.counters());
    }
}
