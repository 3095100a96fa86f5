package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.observation.RewriteDetector;
import io.windtunnel.checker.observation.RewriteReason;
import io.windtunnel.checker.trace.SeenRelation.SeenIndex;
import io.windtunnel.checker.trace.ServerEvent.Rewriting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Rewrites, with two detectors: the {@code table_rewrite} event gives the reason, the file node also tells of CLUSTER,
 * TRUNCATE, REFRESH and VACUUM FULL, which fire no event. An index that only got a new OID kept its file and was not
 * rewritten.
 */
final class RewriteObserver implements Observer {

    @Override
    public List<Observation> observe(Stretch stretch) {
        Map<Long, Integer> reasons = new LinkedHashMap<>();
        stretch.all(Rewriting.class).forEach(event -> reasons.merge(event.oid(), event.reason(), (a, b) -> a | b));
        List<Observation> rewritten = new ArrayList<>();
        for (SeenRelation seen : stretch.after().values()) {
            Integer reason = reasons.get(seen.oid());
            boolean moved = seen.name().isPresent() && moved(stretch.known(), seen.oid(), seen.fileNode());
            if (reason != null || moved) {
                rewritten.add(new RelationRewritten(
                        stretch.known().relation(seen),
                        reason == null ? List.of() : RewriteReason.of(reason),
                        detectors(reason != null, moved),
                        !seen.hasRows().orElse(true)));
            }
            rebuilt(stretch.known(), seen).ifPresent(rewritten::add);
            for (SeenIndex index : seen.indexes()) {
                if (!stretch.after().containsKey(index.oid())
                        && moved(stretch.known(), index.oid(), index.fileNode())) {
                    rewritten.add(new RelationRewritten(
                            new Relation(
                                    index.oid(),
                                    index.name(),
                                    index.kind(),
                                    stretch.known().existedBefore(index.oid())),
                            List.of(),
                            detectors(false, true),
                            false));
                }
            }
        }
        return rewritten;
    }

    /** A change of a column's type makes its indexes anew, of the same names: with their old files, or with new ones. */
    private static Optional<RelationRewritten> rebuilt(KnownObjects known, SeenRelation seen) {
        if (known.knows(seen.oid()) || (seen.kind() != 'i' && seen.kind() != 'I')) {
            return Optional.empty();
        }
        OptionalLong former = seen.name().map(known::bearer).orElse(OptionalLong.empty());
        if (former.isEmpty() || !moved(known, former.getAsLong(), seen.fileNode())) {
            return Optional.empty();
        }
        Relation index = new Relation(
                seen.oid(), known.name(former.getAsLong()), seen.kind(), known.existedBefore(former.getAsLong()));
        return Optional.of(new RelationRewritten(index, List.of(), detectors(false, true), false));
    }

    private static boolean moved(KnownObjects known, long oid, long fileNode) {
        return known.fileNode(oid).isPresent() && known.fileNode(oid).getAsLong() != fileNode;
    }

    private static Set<RewriteDetector> detectors(boolean event, boolean fileNode) {
        Set<RewriteDetector> detectors = EnumSet.noneOf(RewriteDetector.class);
        if (event) {
            detectors.add(RewriteDetector.TABLE_REWRITE_EVENT);
        }
        if (fileNode) {
            detectors.add(RewriteDetector.NEW_FILE_NODE);
        }
        return detectors;
    }
}
