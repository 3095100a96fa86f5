package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Partition;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.change.Certainty;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.RenameCandidate;
import io.windtunnel.checker.change.SchemaDiff;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Occurrence;
import io.windtunnel.checker.rule.SchemaComparison;
import io.windtunnel.checker.rule.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The older objects that a deployment dropped by name and made again, under their old name or another one. */
final class Recreations {

    static final Recreations NONE =
            new Recreations(new SchemaComparison(CatalogSnapshot.empty(), CatalogSnapshot.empty()), List.of());

    private final CatalogSnapshot before;
    private final CatalogSnapshot after;
    private final SchemaDiff diff;
    private final List<Occurrence<ObjectCreated>> creations;
    private final List<Recreation> all = new ArrayList<>();

    private Recreations(SchemaComparison comparison, List<Occurrence<ObjectCreated>> creations) {
        this.before = comparison.before();
        this.after = comparison.after();
        this.creations = creations;
        this.diff = SchemaDiffer.compare(before, after);
    }

    /** Without the schema before and after nothing can be compared, and nothing is called a recreation. */
    static Recreations find(Deployment deployment, List<Occurrence<ObjectDropped>> drops) {
        if (deployment.comparison().isEmpty()) {
            return NONE;
        }
        Recreations found = new Recreations(
                deployment.comparison().get(),
                deployment.all(ObjectCreated.class).toList());
        drops.stream()
                .filter(drop -> !drop.fact().cascade() && !drop.fact().part())
                .forEach(drop -> found.underOldName(drop)
                        .or(() -> found.underNewName(drop))
                        .ifPresent(found.all::add));
        return found;
    }

    /** Those whose objects are of this class. */
    Stream<Recreation> of(Class<? extends CatalogObject> kind) {
        return all.stream().filter(recreation -> kind.isInstance(recreation.before()));
    }

    /** All of them. */
    Stream<Recreation> all() {
        return all.stream();
    }

    boolean explain(Occurrence<ObjectDropped> drop) {
        return all.stream().anyMatch(recreation -> recreation.drop().equals(drop));
    }

    /** The changes from before to after, every name taken at its word. */
    List<Change> changes() {
        return diff.changes();
    }

    Optional<CatalogObject> before(SchemaObject object) {
        return Catalogued.find(before, object);
    }

    /** Whether a statement created an object of this very name. */
    boolean isCreated(SchemaObject object) {
        return creations.stream()
                .map(seen -> seen.fact().object())
                .anyMatch(created -> created.kind().equals(object.kind())
                        && created.identity().equals(object.identity()));
    }

    /** Whether it is there under a name that follows a table or column made again. */
    boolean isFollower(SchemaObject object) {
        return all.stream()
                .flatMap(recreation -> recreation.followers().stream())
                .anyMatch(follower -> Catalogued.isSame(follower.from(), object));
    }

    /** Whether it is a foreign key of another table that pointed at the table before and, else alike, does so after. */
    boolean isRepointed(SchemaObject object, Recreation recreation) {
        return Stream.of(before, after)
                .flatMap(snapshot -> Catalogued.find(snapshot, object).stream())
                .filter(Constraint.class::isInstance)
                .map(Constraint.class::cast)
                .anyMatch(
                        key -> pointsAt(before, key, recreation.before()) && pointsAt(after, key, recreation.after()));
    }

    private static boolean pointsAt(CatalogSnapshot snapshot, Constraint key, CatalogObject target) {
        return snapshot.table(key.table()).stream()
                .flatMap(table -> table.constraints().stream())
                .filter(other -> other.name().equals(key.name())
                        && other.columns().equals(key.columns())
                        && other.deferrable() == key.deferrable()
                        && other.initiallyDeferred() == key.initiallyDeferred())
                .anyMatch(other -> other.foreignKey()
                        .filter(to -> to.table().equals(target.identity().name()))
                        .filter(to -> key.foreignKey().stream()
                                .anyMatch(from -> from.columns().equals(to.columns())
                                        && from.onDelete().equals(to.onDelete())
                                        && from.onUpdate().equals(to.onUpdate())))
                        .isPresent());
    }

    /** Whether more was altered of a table than its constraints and what the recreation itself changed. */
    boolean isAlteredOtherwise(SchemaObject object, Recreation recreation) {
        ObjectName newer = recreation.after().identity().name();
        if (!object.kind().equals("table") || object.identity().equals(newer.toString())) {
            return !object.kind().equals("table") && !object.kind().equals("sequence");
        }
        Optional<List<Column>> from = columns(before, object, recreation.before());
        Optional<List<Column>> to = columns(after, object, recreation.after());
        return from.isEmpty() || !from.equals(to);
    }

    private static Optional<List<Column>> columns(CatalogSnapshot snapshot, SchemaObject table, CatalogObject except) {
        return Catalogued.find(snapshot, table).map(Table.class::cast).map(found -> found.columns().stream()
                .filter(column -> !column.identity().equals(except.identity()))
                .toList());
    }

    /** What looks like the object that went, without being surely the same. */
    Optional<String> lookalike(SchemaObject object) {
        return candidates(object)
                .filter(candidate -> creationOf(candidate.to()).isPresent())
                .map(candidate -> Wording.name(candidate.to().name()))
                .findFirst();
    }

    private Optional<Recreation> underOldName(Occurrence<ObjectDropped> drop) {
        SchemaObject object = drop.fact().object();
        Optional<CatalogObject> was = Catalogued.find(before, object);
        Optional<CatalogObject> is = Catalogued.find(after, object);
        if (was.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        ObjectIdentity identity = is.get().identity();
        return creationOf(identity)
                .map(create -> new Recreation(
                        drop, create, was.get(), is.get(), List.of("the same name"), differences(identity), List.of()));
    }

    private Optional<Recreation> underNewName(Occurrence<ObjectDropped> drop) {
        return candidates(drop.fact().object())
                .filter(candidate -> candidate.certainty() != Certainty.DOUBTFUL && !isRotation(candidate))
                .flatMap(candidate ->
                        creationOf(candidate.to()).flatMap(create -> recreation(drop, create, candidate)).stream())
                .findFirst();
    }

    private Optional<Recreation> recreation(
            Occurrence<ObjectDropped> drop, Occurrence<ObjectCreated> create, RenameCandidate candidate) {
        return Catalogued.find(before, candidate.from()).flatMap(was -> Catalogued.find(after, candidate.to())
                .map(is -> new Recreation(
                        drop, create, was, is, candidate.reasons(), candidate.differences(), candidate.followers())));
    }

    private Stream<RenameCandidate> candidates(SchemaObject object) {
        return diff.renames().stream().filter(candidate -> Catalogued.isSame(candidate.from(), object));
    }

    /**
     * Where it was created; or, where no statement created it by this name, the one creation of its kind that is not
     * there under its own name: it was renamed into place.
     */
    private Optional<Occurrence<ObjectCreated>> creationOf(ObjectIdentity identity) {
        List<Occurrence<ObjectCreated>> exact = creations.stream()
                .filter(seen -> Catalogued.isSame(identity, seen.fact().object()))
                .toList();
        if (!exact.isEmpty()) {
            return Optional.of(exact.get(exact.size() - 1));
        }
        List<Occurrence<ObjectCreated>> renamed = creations.stream()
                .filter(seen -> Catalogued.isSameKind(identity, seen.fact().object()))
                .filter(seen -> Catalogued.find(after, seen.fact().object()).isEmpty())
                .toList();
        return renamed.size() == 1 ? Optional.of(renamed.get(0)) : Optional.empty();
    }

    private List<Change> differences(ObjectIdentity identity) {
        return diff.changes().stream()
                .filter(change -> change.object().equals(identity)
                        || change.object().name().whole().equals(identity.name()))
                .toList();
    }

    /** Tables that come and go by number or date, and partitions of other bounds, are no renames. */
    private boolean isRotation(RenameCandidate candidate) {
        Optional<Partition> from = partition(before, candidate.from().name());
        Optional<Partition> to = partition(after, candidate.to().name());
        String name = candidate.from().name().whole().name();
        String other = candidate.to().name().whole().name();
        boolean numbered = !name.equals(other)
                && name.matches(".*\\d.*")
                && name.replaceAll("\\d+", "#").equals(other.replaceAll("\\d+", "#"));
        return numbered || !from.map(Partition::bound).equals(to.map(Partition::bound));
    }

    private static Optional<Partition> partition(CatalogSnapshot snapshot, ObjectName name) {
        return snapshot.table(name.whole()).map(Table::properties).flatMap(p -> p.partition());
    }
}
