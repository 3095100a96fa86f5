package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationScanned;
import io.windtunnel.checker.observation.RowsGrown;
import io.windtunnel.checker.observation.RowsLost;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.rule.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A statement, and the locks of its transaction while it ran.
 *
 * @param facts what it did itself, without the DDL inside it
 * @param taken the locks on older relations that it took and that stop readers or writers
 * @param before those that earlier statements of its transaction had taken, by the relation's OID
 * @param emptied older tables that the deployment had emptied before
 * @param growth how many rows of older tables it wrote when there were more of them
 * @param share how many of a hundred rows are a share of a table
 */
record Entry(
        Step step,
        List<Observation> facts,
        List<Held> taken,
        Map<Long, Held> before,
        Set<Long> emptied,
        List<RowsGrown> growth,
        int share) {

    Entry {
        facts = List.copyOf(facts);
        taken = List.copyOf(taken);
        before = Map.copyOf(before);
        emptied = Set.copyOf(emptied);
        growth = List.copyOf(growth);
    }

    <T extends Observation> Stream<T> all(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Whether the relation can have rows of users in it: it is older, and nobody has just emptied it. */
    boolean concerns(Relation relation) {
        return relation.existedBefore() && !emptied.contains(relation.oid());
    }

    /** The scans of tables with users' rows. */
    List<RelationScanned> scans() {
        return all(RelationScanned.class)
                .filter(scan -> concerns(scan.relation()))
                .toList();
    }

    boolean scans(Relation table) {
        return scans().stream().anyMatch(scan -> scan.relation().oid() == table.oid());
    }

    /** The strongest lock that stops others of a relation while the statement ran. */
    Optional<Held> stop(Relation relation) {
        return Stream.concat(taken.stream(), before.values().stream())
                .filter(held -> held.relation().oid() == relation.oid())
                .reduce(Held::stronger);
    }

    /** A lock of an earlier statement that stops writers of the relation. */
    Optional<Held> stoppedBefore(Relation relation) {
        return Optional.ofNullable(before.get(relation.oid()));
    }

    /** Rows of users' tables that the statement wrote by the share, and not a few that it named. */
    List<RowsWritten> bulkWrites() {
        return all(RowsWritten.class).filter(this::isBulk).toList();
    }

    /**
     * Those of them that were seen to grow with the table. Where other tables decide which rows are deleted, made-up rows
     * tell nothing of the number.
     */
    List<RowsWritten> growingWrites() {
        return bulkWrites().stream()
                .filter(write -> growth(write.relation()).isPresent())
                .filter(write -> all(RowsLost.class)
                        .noneMatch(lost -> lost.isChance()
                                && lost.relation().oid() == write.relation().oid()))
                .toList();
    }

    private boolean isBulk(RowsWritten write) {
        Optional<RowsGrown> grown = growth(write.relation());
        if (grown.isPresent()) {
            return grown.get().grows(share);
        }
        long changed = write.updated() + write.deleted();
        long read = scans().stream().mapToLong(RelationScanned::rows).max().orElse(0);
        return (changed > 1 && changed * 2 >= read) || (write.inserted() > 1 && read > 1 && write.inserted() >= read);
    }

    Optional<RowsGrown> growth(Relation table) {
        return growth.stream().filter(one -> one.table().equals(table.name())).findFirst();
    }
}
