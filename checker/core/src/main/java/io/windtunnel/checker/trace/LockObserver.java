package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.LockTaken;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.domain.postgres.LockMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Locks stay held until the transaction ends, so the new ones are those that the statement took. */
final class LockObserver implements Observer {

    @Override
    public List<Observation> observe(Stretch stretch) {
        List<Observation> taken = new ArrayList<>();
        for (SeenRelation seen : stretch.after().values()) {
            if (seen.name().isEmpty() && !stretch.known().hasName(seen.oid())) {
                continue; // a TOAST table or the like, dropped before anybody could ask for its name
            }
            SeenRelation earlier = stretch.before().get(seen.oid());
            Set<LockMode> held = earlier == null ? Set.of() : earlier.modes();
            for (LockMode mode : seen.modes()) {
                if (!held.contains(mode)) {
                    taken.add(new LockTaken(stretch.known().relation(seen), mode));
                }
            }
        }
        return taken;
    }
}
