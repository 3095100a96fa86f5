package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.observation.RelationScanned;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.observation.StatementTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a statement did itself. A DO block is seen as a whole, and so is the DDL in it: here the whole is told without
 * that, and counts without what was counted inside.
 */
final class OwnFacts {

    private OwnFacts() {}

    static List<Observation> of(StatementTrace statement) {
        if (statement.nested().isEmpty()) {
            return statement.observations();
        }
        List<Observation> inside = statement.nested().stream()
                .flatMap(StatementTrace::withNested)
                .flatMap(nested -> nested.observations().stream())
                .toList();
        List<Observation> own = new ArrayList<>();
        for (Observation fact : statement.observations()) {
            rest(fact, inside).ifPresent(own::add);
        }
        return List.copyOf(own);
    }

    private static Optional<Observation> rest(Observation fact, List<Observation> inside) {
        if (fact instanceof RelationScanned whole) {
            return rest(whole, all(inside, RelationScanned.class));
        }
        if (fact instanceof RowsWritten whole) {
            return rest(whole, all(inside, RowsWritten.class));
        }
        if (fact instanceof RelationRewritten whole) { // the part knows the event, the whole only the file
            return all(inside, RelationRewritten.class).stream()
                            .anyMatch(part ->
                                    part.relation().oid() == whole.relation().oid())
                    ? Optional.empty()
                    : Optional.of(fact);
        }
        return inside.contains(fact) ? Optional.empty() : Optional.of(fact);
    }

    private static Optional<Observation> rest(RelationScanned whole, List<RelationScanned> inside) {
        long scans = whole.scans();
        long rows = whole.rows();
        for (RelationScanned part : inside) {
            if (part.relation().oid() == whole.relation().oid()) {
                scans -= part.scans();
                rows -= part.rows();
            }
        }
        return scans > 0
                ? Optional.of(new RelationScanned(whole.relation(), scans, Math.max(0, rows)))
                : Optional.empty();
    }

    private static Optional<Observation> rest(RowsWritten whole, List<RowsWritten> inside) {
        long inserted = whole.inserted();
        long updated = whole.updated();
        long deleted = whole.deleted();
        for (RowsWritten part : inside) {
            if (part.relation().oid() == whole.relation().oid()) {
                inserted -= part.inserted();
                updated -= part.updated();
                deleted -= part.deleted();
            }
        }
        return inserted + updated + deleted > 0
                ? Optional.of(new RowsWritten(whole.relation(), inserted, updated, deleted))
                : Optional.empty();
    }

    private static <T extends Observation> List<T> all(List<Observation> facts, Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
