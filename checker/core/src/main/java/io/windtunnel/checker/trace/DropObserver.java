package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.trace.ServerEvent.Dropped;
import io.windtunnel.checker.trace.ServerEvent.DroppedRow;
import java.util.List;

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
        return stretch.all(Dropped.class)
                .flatMap(event -> event.objects().stream())
                .filter(row -> !row.temporary())
                .map(row -> dropped(stretch.known(), row))
                .toList();
    }

    private static Observation dropped(KnownObjects known, DroppedRow row) {
        return new ObjectDropped(
                new SchemaObject(row.kind(), row.identity(), row.names()),
                !row.original() && row.normal(),
                !row.original() && !row.normal(),
                known.existedBefore(row.oid()));
    }
}
