package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.observation.LockTaken;
import io.windtunnel.checker.observation.ObjectAltered;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.domain.postgres.LockMode;
import io.windtunnel.domain.report.Edit;
import io.windtunnel.domain.report.Fix;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Turns a recreation of a table or column into a rename of it: the rename stands where the first of drop and create
 * stood, and every statement that only served the detour goes. Where it is not certain that the remaining statements
 * still run, there is no fix.
 */
final class RenameFix {

    private final Recreation recreation;
    private final Recreations recreations;
    private final List<Step> steps;
    private final Step first;
    private final Step last;

    private RenameFix(Recreation recreation, Recreations recreations, Deployment deployment) {
        this.recreation = recreation;
        this.recreations = recreations;
        this.steps = deployment.steps();
        Step drop = recreation.drop().step();
        Step create = recreation.create().step();
        this.first = drop.order() < create.order() ? drop : create;
        this.last = drop.order() < create.order() ? create : drop;
    }

    static Optional<Fix> of(Recreation recreation, Recreations recreations, Deployment deployment) {
        return recreation.keptName() ? Optional.empty() : new RenameFix(recreation, recreations, deployment).fix();
    }

    private Optional<Fix> fix() {
        Set<Integer> gone = new TreeSet<>(List.of(first.order(), last.order()));
        for (Step step : steps) {
            if (!gone.contains(step.order()) && isDetour(step)) {
                gone.add(step.order());
            } else if (!gone.contains(step.order()) && stumbles(step)) {
                return Optional.empty();
            }
        }
        List<Step> edited = gone.stream().map(steps::get).toList();
        if (!isAlone(first) || !isAlone(last) || !edited.stream().allMatch(this::canBeEdited)) {
            return Optional.empty();
        }
        List<Edit> edits = edited.stream()
                .map(step -> new Edit(
                        step.script().path(),
                        step.lines().start(),
                        step.lines().end(),
                        step.equals(first) ? String.join("\n", RenameSql.of(recreation)) : ""))
                .toList();
        return Optional.of(new Fix("Rename it instead", false, edits));
    }

    /** Drop and create do nothing beside: what else they name is a part of the two tables, or is one of their columns. */
    private boolean isAlone(Step step) {
        return ddl(step).stream().allMatch(fact -> {
            if (fact instanceof ObjectDropped dropped) {
                return dropped.part()
                        || dropped.cascade()
                        || dropped.equals(recreation.drop().fact());
            }
            return belongs(object(fact));
        });
    }

    private static SchemaObject object(Observation ddl) {
        if (ddl instanceof ObjectCreated created) {
            return created.object();
        }
        return ddl instanceof ObjectDropped dropped ? dropped.object() : ((ObjectAltered) ddl).object();
    }

    private boolean canBeEdited(Step step) {
        return !step.nested()
                && step.statement().lines().isPresent()
                && step.statement().nested().isEmpty()
                && steps.stream()
                        .filter(other -> !other.nested()
                                && other.order() != step.order()
                                && other.migration().equals(step.migration()))
                        .noneMatch(other -> overlap(other.lines(), step.lines()));
    }

    private static boolean overlap(LineRange one, LineRange other) {
        return one.start() <= other.end() && other.start() <= one.end();
    }

    /** Whether the statement is there only because the object was made again. */
    private boolean isDetour(Step step) {
        if (step.nested()) {
            return false;
        }
        List<Observation> ddl = ddl(step);
        return ddl.isEmpty() ? isCopy(step) : ddl.stream().allMatch(this::isCoveredByRename) && createsOrDrops(ddl);
    }

    private static boolean createsOrDrops(List<Observation> ddl) {
        return ddl.stream().anyMatch(fact -> !(fact instanceof ObjectAltered));
    }

    private boolean isCoveredByRename(Observation fact) {
        SchemaObject object = object(fact);
        if (fact instanceof ObjectAltered) {
            return !recreations.isAlteredOtherwise(object, recreation);
        }
        return (fact instanceof ObjectDropped dropped && dropped.part()) || isMadeByRename(object);
    }

    /** It would be there already: a part of the new table, a name that follows, a foreign key that follows. */
    private boolean isMadeByRename(SchemaObject object) {
        return isPartOfNew(object) || isFollower(object) || recreations.isRepointed(object, recreation);
    }

    private boolean isFollower(SchemaObject object) {
        return recreation.followers().stream()
                .anyMatch(follower ->
                        Catalogued.isSame(follower.from(), object) || Catalogued.isSame(follower.to(), object));
    }

    /** A constraint, index or column of the new table: the rename with its followers and alterations has it already. */
    private boolean isPartOfNew(SchemaObject object) {
        if (!(recreation.after() instanceof Table table)) {
            return false;
        }
        return table.columns().stream().anyMatch(part -> Catalogued.isSame(part.identity(), object))
                || table.constraints().stream()
                        .map(Constraint::identity)
                        .anyMatch(part -> Catalogued.isSame(part, object))
                || table.indexes().stream().map(Index::identity).anyMatch(part -> Catalogued.isSame(part, object));
    }

    /** The new table or column itself, a part of it, or the table that the column is in. */
    private boolean belongs(SchemaObject object) {
        ObjectName name = recreation.after().identity().name();
        return recreation.create().fact().object().equals(object)
                || isPartOfNew(object)
                || isFollower(object)
                || object.identity().equals(name.whole().toString())
                || object.kind().equals("sequence");
    }

    /** Between drop and create, it writes the new object and reads the old one. */
    private boolean isCopy(Step step) {
        return isBetween(step) && mentions(step, recreation.before().identity()) && writes(step);
    }

    private boolean writes(Step step) {
        Set<String> written = new HashSet<>();
        written.add(recreation.after().identity().name().whole().toString());
        recreation.followers().stream()
                .map(Change.Renamed::to)
                .forEach(to -> written.add(to.name().toString()));
        return step.statement()
                        .all(RowsWritten.class)
                        .anyMatch(rows -> written.contains(rows.relation().name()))
                || step.statement()
                        .all(LockTaken.class)
                        .anyMatch(lock -> lock.mode() == LockMode.ROW_EXCLUSIVE
                                && written.contains(lock.relation().name()));
    }

    /** Whether it would fail: the old name is gone where it stands, or it makes what is there already. */
    private boolean stumbles(Step step) {
        return (isBetween(step) && mentions(step, recreation.before().identity()))
                || step.statement().all(ObjectCreated.class).anyMatch(created -> isMadeByRename(created.object()));
    }

    private boolean isBetween(Step step) {
        return step.order() > first.order() && step.order() < last.order();
    }

    /** The text is asked only for what the fix may touch; nothing is judged by it. */
    private static boolean mentions(Step step, ObjectIdentity object) {
        ObjectName name = object.name();
        String sql = step.statement().sql();
        return name.part().map(part -> isIn(sql, part)).orElse(true) && isIn(sql, name.name());
    }

    private static boolean isIn(String sql, String name) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}_$])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$])",
                        Pattern.CASE_INSENSITIVE)
                .matcher(sql)
                .find();
    }

    private static List<Observation> ddl(Step step) {
        return step.statement().observations().stream()
                .filter(fact ->
                        fact instanceof ObjectCreated || fact instanceof ObjectAltered || fact instanceof ObjectDropped)
                .toList();
    }
}
