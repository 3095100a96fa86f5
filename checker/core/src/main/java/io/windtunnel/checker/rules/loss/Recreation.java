package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.rule.Occurrence;
import java.util.List;

/**
 * An older object that was dropped and made again.
 *
 * @param drop where it went
 * @param create where it came back, or what became it by a rename
 * @param before as it was
 * @param after as it is
 * @param reasons what speaks for their being one object, a few words each
 * @param differences what a rename would leave to be changed
 * @param followers the names of its parts, and of what points at it, that should follow
 */
record Recreation(
        Occurrence<ObjectDropped> drop,
        Occurrence<ObjectCreated> create,
        CatalogObject before,
        CatalogObject after,
        List<String> reasons,
        List<Change> differences,
        List<Change.Renamed> followers) {

    Recreation {
        reasons = List.copyOf(reasons);
        differences = List.copyOf(differences);
        followers = List.copyOf(followers);
    }

    /** Whether it came back under the name that it had. */
    boolean keptName() {
        return before.identity().equals(after.identity());
    }
}
