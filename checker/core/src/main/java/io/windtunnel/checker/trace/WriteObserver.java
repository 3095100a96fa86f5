package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.RowsWritten;
import java.util.ArrayList;
import java.util.List;

/** Rows inserted, updated and deleted. */
final class WriteObserver implements Observer {

    @Override
    public List<Observation> observe(Stretch stretch) {
        List<Observation> written = new ArrayList<>();
        for (SeenRelation seen : stretch.after().values()) {
            Counters counted = stretch.counted(seen);
            if (counted.inserted() + counted.updated() + counted.deleted() > 0) {
                written.add(new RowsWritten(
                        stretch.known().relation(seen), counted.inserted(), counted.updated(), counted.deleted()));
            }
        }
        return written;
    }
}
