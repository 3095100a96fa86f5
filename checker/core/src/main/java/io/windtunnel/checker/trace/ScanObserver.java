package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.RelationScanned;
import java.util.List;

/** Sequential scans, by OID: a rename moves the counters to the new name. */
final class ScanObserver implements Observer {

    @Override
    public List<Observation> observe(Stretch stretch) {
        return stretch.after().values().stream()
                .filter(seen -> stretch.counted(seen).scans() > 0)
                .<Observation>map(seen -> new RelationScanned(
                        stretch.known().relation(seen),
                        stretch.counted(seen).scans(),
                        stretch.counted(seen).rows()))
                .toList();
    }
}
