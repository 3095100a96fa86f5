package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.ConstraintAdded;
import io.windtunnel.checker.observation.ConstraintValidated;
import io.windtunnel.checker.observation.IndexBuilt;
import io.windtunnel.checker.observation.NotNullSet;
import io.windtunnel.checker.observation.ObjectAltered;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.PartitionMoved;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.observation.RelationScanned;
import io.windtunnel.checker.postgres.ConstraintKind;
import java.util.List;
import java.util.stream.Stream;

/** What a statement does to those who use older tables; where it does several things, the one that tells the most. */
enum Effect {
    REFRESH,
    REWRITE,
    PARTITION_SCAN,
    CONSTRAINT_INDEX,
    NOT_NULL_SCAN,
    CONSTRAINT_SCAN,
    VALIDATED_UNDER_LOCK,
    DOMAIN_SCAN,
    INDEX_BUILD,
    INDEX_DROP,
    BACKFILL_UNDER_LOCK,
    WORK_UNDER_LOCK,
    UNBATCHED_WRITE,
    BRIEF_LOCK,
    NONE;

    private boolean isSeen(Entry entry) {
        return switch (this) {
            case REFRESH -> rewritten(entry).anyMatch(one -> one.relation().kind() == 'm');
            case REWRITE -> rewritten(entry).anyMatch(one -> one.relation().kind() == 'r');
            case PARTITION_SCAN -> entry.all(PartitionMoved.class).findAny().isPresent() && scansUnderLock(entry);
            case CONSTRAINT_INDEX ->
                scansUnderLock(entry)
                        && entry.all(ConstraintAdded.class)
                                .anyMatch(added -> added.builtIndex() && entry.concerns(added.table()));
            case NOT_NULL_SCAN -> entry.all(NotNullSet.class).anyMatch(set -> isScannedUnderLock(entry, set.table()));
            case CONSTRAINT_SCAN ->
                scansUnderLock(entry) && entry.all(ConstraintAdded.class).anyMatch(added -> isOfRows(entry, added));
            case VALIDATED_UNDER_LOCK ->
                entry.all(ConstraintValidated.class)
                        .anyMatch(validated -> isScannedUnderLock(entry, validated.table()));
            case DOMAIN_SCAN ->
                scansUnderLock(entry)
                        && entry.all(ObjectAltered.class)
                                .anyMatch(altered -> altered.commandTag().equals("ALTER DOMAIN"));
            case INDEX_BUILD ->
                scansUnderLock(entry) && entry.all(IndexBuilt.class).anyMatch(built -> entry.concerns(built.table()));
            case INDEX_DROP -> indexGone(entry) && !entry.taken().isEmpty();
            case BACKFILL_UNDER_LOCK ->
                entry.bulkWrites().stream()
                        .anyMatch(write -> entry.stoppedBefore(write.relation()).isPresent());
            case WORK_UNDER_LOCK -> worksUnderLock(entry);
            case UNBATCHED_WRITE -> !entry.growingWrites().isEmpty();
            case BRIEF_LOCK -> !entry.taken().isEmpty() && !scansUnderLock(entry);
            case NONE -> true;
        };
    }

    /** Whether the rows that are there have to satisfy it, and no index of its own tells that they do. */
    static boolean isOfRows(Entry entry, ConstraintAdded added) {
        return added.validated()
                && (added.kind() == ConstraintKind.FOREIGN_KEY || added.kind() == ConstraintKind.CHECK)
                && entry.concerns(added.table())
                && (!added.remade() || isCheckedAgain(entry, added.table()));
    }

    /** One that a column's new type made anew may be taken over unread; an index that is built anew is a scan, too. */
    private static boolean isCheckedAgain(Entry entry, Relation table) {
        long scans = entry.scans().stream()
                .filter(scan -> scan.relation().oid() == table.oid())
                .mapToLong(RelationScanned::scans)
                .sum();
        long indexes = entry.all(RelationRewritten.class)
                .filter(one -> one.relation().isIndex())
                .count();
        return scans > indexes;
    }

    /** The one that the statement is told for. */
    static Effect of(Entry entry) {
        return Stream.of(values())
                .filter(effect -> effect.isSeen(entry))
                .findFirst()
                .orElseThrow();
    }

    /** The entries that are told for it. */
    Stream<Entry> among(List<Entry> entries) {
        return entries.stream().filter(entry -> of(entry) == this);
    }

    /** Older relations whose rows were written anew. A file without anything in it was emptied. */
    static Stream<RelationRewritten> rewritten(Entry entry) {
        return entry.all(RelationRewritten.class)
                .filter(one -> entry.concerns(one.relation()))
                .filter(one -> !one.isEmptied());
    }

    /** Whether an index went by its name, or was built anew in its place. */
    static boolean indexGone(Entry entry) {
        boolean dropped = entry.all(ObjectDropped.class)
                .anyMatch(one ->
                        one.object().kind().equals("index") && one.existedBefore() && !one.cascade() && !one.part());
        boolean rebuilt = entry.all(RelationRewritten.class)
                .anyMatch(one -> one.relation().isIndex() && one.relation().existedBefore());
        boolean tableRewritten = entry.all(RelationRewritten.class)
                .anyMatch(one -> !one.relation().isIndex());
        return dropped || (rebuilt && !tableRewritten);
    }

    /** Whether users' rows were read while their table was locked. */
    static boolean scansUnderLock(Entry entry) {
        return entry.scans().stream()
                .anyMatch(scan -> entry.stop(scan.relation()).isPresent());
    }

    private static boolean isScannedUnderLock(Entry entry, Relation table) {
        return entry.scans(table) && entry.stop(table).isPresent();
    }

    /** A statement that takes its time, while an earlier one keeps readers out. */
    private static boolean worksUnderLock(Entry entry) {
        boolean readersWait =
                entry.before().values().stream().anyMatch(held -> held.mode().blocksReads());
        boolean isDdl = Stream.of(ObjectCreated.class, ObjectAltered.class, ConstraintValidated.class)
                .anyMatch(kind -> entry.all(kind).findAny().isPresent());
        return readersWait
                && ((isDdl && !entry.scans().isEmpty()) || !entry.bulkWrites().isEmpty());
    }
}
