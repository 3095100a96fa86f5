package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.trace.ServerEvent.Dropped;
import io.windtunnel.checker.trace.ServerEvent.DroppedRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Objects that went.
 *
 * <p>Postgres marks what the command named as {@code original}, and what it took along because something else needed
 * it as {@code normal}; all the rest are parts of what went, such as a table's indexes.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-event-triggers.html">Event Trigger Functions</a>
 */
final class DropObserver implements Observer {

    @Override
    public List<Observation> observe(Stretch stretch) {
        List<DroppedRow> rows = stretch.all(Dropped.class)
                .flatMap(event -> event.objects().stream())
                .filter(row -> !row.temporary())
                .toList();
        Set<List<String>> gone = rows.stream().map(DroppedRow::names).collect(Collectors.toCollection(HashSet::new));
        return rows.stream().map(row -> dropped(stretch.known(), row, gone)).toList();
    }

    /** A serial column's default needs the sequence, and still it is only a part of the table that went. */
    private static Observation dropped(KnownObjects known, DroppedRow row, Set<List<String>> gone) {
        boolean ofSomethingGone =
                row.names().size() > 2 && gone.contains(row.names().subList(0, 2));
        boolean cascade = !row.original() && row.normal() && !ofSomethingGone;
        return new ObjectDropped(
                new SchemaObject(row.kind(), row.identity(), row.names()),
                cascade,
                !row.original() && !cascade,
                known.existedBefore(row.oid()));
    }
}
