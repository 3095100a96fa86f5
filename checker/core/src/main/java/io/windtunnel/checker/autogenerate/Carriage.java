package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which parts go by the drop of another one, and which have to go first. */
final class Carriage {

    /** Functions and views, which can stand on a table that something else makes use of them for. */
    private static final Set<ObjectKind> USERS = Set.of(
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.AGGREGATE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW);

    private final Inventory before;
    private final Reconciliation reconciliation;

    Carriage(Inventory before, Reconciliation reconciliation) {
        this.before = before;
        this.reconciliation = reconciliation;
    }

    /** Whether something else's drop takes the part along. */
    boolean isDropCarried(Part part) {
        return !isInCircle(part)
                && !standsOnUser(part)
                && !holdsOnAside(part)
                && !isReferenced(part)
                && isCarried(part);
    }

    /** What needs a function or a view of its own table cannot go by the table's drop, which waits for that one's. */
    private boolean standsOnUser(Part part) {
        boolean canCall = part.kind() != ObjectKind.COLUMN || part.aspect() == Part.Aspect.DEFAULT;
        return canCall
                && before.find(part).stream()
                        .flatMap(unit -> unit.uses().stream())
                        .filter(used -> USERS.contains(used.kind())
                                && reconciliation.fate(used).takesAway())
                        .anyMatch(used ->
                                before.reaches(used, Part.table(part.name().whole())));
    }

    /** A partition is dropped under a foreign key that stays only after it was detached. */
    private boolean isReferenced(Part part) {
        return part.aspect() == Part.Aspect.PARTITION
                && before.users(Reconciliation.parent(before.get(part))).stream()
                        .filter(user -> before.foreignKey(before.get(user)).isPresent())
                        .anyMatch(key -> !reconciliation.fate(key).takesAway());
    }

    /** A domain that is moved aside stays for a while, with its checks; what they call may have to go before. */
    private boolean holdsOnAside(Part part) {
        return part.kind() == ObjectKind.CONSTRAINT
                && before.find(part)
                        .filter(unit -> unit.carrier()
                                .filter(type -> type.kind() == ObjectKind.DOMAIN && reconciliation.isMovedAside(type))
                                .isPresent())
                        .filter(unit -> unit.uses().stream()
                                .anyMatch(used -> used.kind() != ObjectKind.DOMAIN
                                        && reconciliation.fate(used).takesAway()))
                        .isPresent();
    }

    /** A foreign key between two tables that are dropped has to go first where keys lead back. */
    private boolean isInCircle(Part part) {
        return before.find(part).stream()
                .filter(unit -> !unit.inherited())
                .flatMap(unit -> before.foreignKey(unit).stream())
                .map(ForeignKey::table)
                .filter(referenced -> !referenced.equals(part.name().whole())
                        || !before.children(referenced).isEmpty())
                .filter(referenced ->
                        reconciliation.fate(Part.table(referenced)).takesAway())
                .anyMatch(referenced -> before.leadsTo(referenced, part.name().whole()));
    }

    private boolean isCarried(Part part) {
        return before.find(part).stream()
                .anyMatch(unit -> Stream.concat(unit.carrier().stream(), dropLeader(part).stream())
                                .anyMatch(
                                        carrier -> reconciliation.fate(carrier).takesAway() || isDropCarried(carrier))
                        || (reconciliation.fate(part) == Fate.DROP && isOwnerDropped(part)));
    }

    /** Not if it goes with its table, from which the partition was detached before. */
    Optional<Part> dropLeader(Part part) {
        return reconciliation
                .inheritance()
                .dropLeader(part)
                .filter(leader -> !isDropCarried(leader) || !isDetached(part));
    }

    private boolean isDetached(Part part) {
        ObjectName table = before.get(part).object() instanceof Index index
                ? index.table()
                : part.name().whole();
        Part partition = new Part(Part.table(table).object(), Part.Aspect.PARTITION);
        return reconciliation.fate(partition).takesAway() && !isDropCarried(partition);
    }

    /** A sequence goes with the column that owns it. */
    private boolean isOwnerDropped(Part part) {
        return part.kind() == ObjectKind.SEQUENCE
                && part.isItself()
                && ((Sequence) before.get(part).object())
                        .ownedBy()
                        .map(column -> Part.of(ObjectKind.COLUMN, column))
                        .filter(column -> reconciliation.fate(column).takesAway() || isDropCarried(column))
                        .isPresent();
    }
}
