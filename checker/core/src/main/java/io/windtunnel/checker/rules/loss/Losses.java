package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Occurrence;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What became of the older objects that a deployment dropped. Every drop has one explanation: made again, gone with its
 * schema, gone with its table, taken along by a cascade, or dropped by name.
 */
final class Losses {

    private static final Set<String> ON_TABLE =
            Set.of("table column", "table constraint", "default value", "trigger", "rule", "policy");

    /** What holds no rows or values: once made again, nothing is lost. */
    private static final Set<String> WITHOUT_DATA = Set.of(
            "table constraint",
            "view",
            "materialized view",
            "index",
            "function",
            "procedure",
            "aggregate",
            "trigger",
            "rule",
            "policy",
            "type",
            "default value");

    private final List<Occurrence<ObjectDropped>> drops;
    private final Recreations recreations;

    private Losses(List<Occurrence<ObjectDropped>> drops, Recreations recreations) {
        this.drops = drops;
        this.recreations = recreations;
    }

    /** What a migration that was rolled back dropped is still there. */
    static Losses of(Deployment deployment) {
        List<Occurrence<ObjectDropped>> drops = deployment
                .all(ObjectDropped.class)
                .filter(drop -> drop.fact().existedBefore() && !isRolledBack(drop.step()))
                .toList();
        if (drops.isEmpty()) {
            return new Losses(drops, Recreations.NONE);
        }
        List<Occurrence<ObjectCreated>> created =
                deployment.all(ObjectCreated.class).toList();
        // The values of a generated column come from other columns: they are lost with those.
        List<Occurrence<ObjectDropped>> older = drops.stream()
                .filter(drop -> !isBornHere(drop, created)
                        && !deployment.isGenerated(drop.fact().object()))
                .toList();
        return new Losses(older, Recreations.find(deployment, older));
    }

    /** To the trace a column is as old as its table. */
    private static boolean isBornHere(Occurrence<ObjectDropped> drop, List<Occurrence<ObjectCreated>> created) {
        return created.stream()
                .filter(creation -> creation.step().order() < drop.step().order())
                .map(creation -> creation.fact().object())
                .anyMatch(object -> object.kind().equals("table column")
                        && object.equals(drop.fact().object()));
    }

    private static boolean isRolledBack(Step step) {
        return step.migration().transactional()
                && step.migration().statements().stream()
                        .anyMatch(statement -> statement.failure().isPresent());
    }

    Recreations recreations() {
        return recreations;
    }

    /** The older objects of one kind that were dropped by name and are explained by nothing else, by statement. */
    Map<Step, List<ObjectDropped>> dropped(String kind) {
        Map<Step, List<ObjectDropped>> byStep = new LinkedHashMap<>();
        drops.stream()
                .filter(drop -> drop.fact().object().kind().equals(kind) && isNamed(drop))
                .filter(drop ->
                        !recreations.explain(drop) && !isGoneWithTable(drop.fact()) && !isInherited(drop.fact()))
                .forEach(drop -> add(byStep, drop));
        return byStep;
    }

    /** The older objects that cascades took along, by statement. */
    Map<Step, List<ObjectDropped>> takenAlong() {
        Map<Step, List<ObjectDropped>> byStep = new LinkedHashMap<>();
        drops.stream()
                .filter(drop ->
                        drop.fact().cascade() && !isInnerRule(drop.fact().object()))
                .filter(drop -> !isGoneWithSchema(drop) && !isGoneWithExtension(drop))
                .filter(drop -> !isGoneWithTable(drop.fact()) && !isGoneWithColumn(drop))
                .filter(drop -> !isMadeAgain(drop.fact()))
                .sorted(Comparator.comparing(drop -> drop.fact().object().identity()))
                .forEach(drop -> add(byStep, drop));
        return byStep;
    }

    /** Everything else that the statement took with the schema, parts of tables left out. */
    List<ObjectDropped> goneWith(Step step, ObjectDropped schema) {
        return drops.stream()
                .filter(drop -> drop.step().equals(step) && drop.fact().cascade())
                .map(Occurrence::fact)
                .filter(drop -> isIn(schema.object(), drop.object())
                        && !ON_TABLE.contains(drop.object().kind()))
                .toList();
    }

    /** The partitions that went with the tables that the statement drops. */
    List<String> partitions(Step step) {
        return partitionsOf(step).map(Wording::name).toList();
    }

    /** These tables and the partitions that went with them. */
    List<SchemaObject> withPartitions(Step step, List<ObjectDropped> tables) {
        return Stream.concat(tables.stream().map(ObjectDropped::object), partitionsOf(step))
                .toList();
    }

    private Stream<SchemaObject> partitionsOf(Step step) {
        return drops.stream()
                .filter(drop -> drop.step().equals(step) && drop.fact().part())
                .map(drop -> drop.fact().object())
                .filter(object -> object.kind().equals("table"));
    }

    /** The constraints and indexes of the table that went because they stood on a column that the statement drops. */
    List<SchemaObject> goneWithColumn(Step step) {
        return drops.stream()
                .filter(drop -> drop.step().equals(step))
                .filter(drop -> drop.fact().part() || isGoneWithColumn(drop))
                .map(drop -> drop.fact().object())
                .filter(object -> object.kind().equals("table constraint")
                        || object.kind().equals("index"))
                .filter(object -> recreations
                        .before(object)
                        .filter(was -> !(was instanceof Constraint constraint && constraint.inherited()))
                        .isPresent())
                .toList();
    }

    /**
     * A constraint of the column's own table goes with it, CASCADE or not, although Postgres reports a check like
     * something that only depends on the column.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE ... DROP COLUMN</a>
     */
    private boolean isGoneWithColumn(Occurrence<ObjectDropped> drop) {
        SchemaObject object = drop.fact().object();
        if (object.kind().equals("default value")) {
            return drops.stream()
                    .map(other -> other.fact().object())
                    .anyMatch(other ->
                            other.kind().equals("table column") && other.names().equals(object.names()));
        }
        return object.kind().equals("table constraint")
                && drops.stream()
                        .filter(other -> other.step().equals(drop.step()) && isNamed(other))
                        .map(other -> other.fact().object())
                        .anyMatch(other -> other.kind().equals("table column")
                                && other.names()
                                        .subList(0, 2)
                                        .equals(object.names().subList(0, 2)));
    }

    private static void add(Map<Step, List<ObjectDropped>> byStep, Occurrence<ObjectDropped> drop) {
        byStep.computeIfAbsent(drop.step(), step -> new ArrayList<>()).add(drop.fact());
    }

    private static boolean isNamed(Occurrence<ObjectDropped> drop) {
        return !drop.fact().cascade() && !drop.fact().part();
    }

    /** A view is a rule to Postgres. */
    private static boolean isInnerRule(SchemaObject object) {
        return object.kind().equals("rule") && object.name().equals("_RETURN");
    }

    private boolean isGoneWithSchema(Occurrence<ObjectDropped> drop) {
        return drops.stream()
                .filter(other -> other.step().equals(drop.step()) && isNamed(other))
                .map(other -> other.fact().object())
                .anyMatch(other ->
                        other.kind().equals("schema") && isIn(other, drop.fact().object()));
    }

    /** The extension's own objects are no part of the schema before; what used them is. */
    private boolean isGoneWithExtension(Occurrence<ObjectDropped> drop) {
        return drops.stream()
                        .filter(other -> other.step().equals(drop.step()) && isNamed(other))
                        .anyMatch(other -> other.fact().object().kind().equals("extension"))
                && recreations.before(drop.fact().object()).isEmpty();
    }

    private static boolean isIn(SchemaObject schema, SchemaObject object) {
        String prefix = SqlIdentifier.quote(schema.name()) + ".";
        return object.identity().startsWith(prefix)
                || object.identity().contains(" on " + prefix)
                || object.identity().startsWith("for " + prefix);
    }

    /** Of a table that was dropped itself, in this statement or another one. */
    private boolean isGoneWithTable(ObjectDropped drop) {
        List<String> names = drop.object().names();
        if (!ON_TABLE.contains(drop.object().kind()) || names.size() < 3) {
            return false;
        }
        return drops.stream()
                .map(other -> other.fact().object())
                .anyMatch(other -> other.kind().equals("table") && other.names().equals(names.subList(0, 2)));
    }

    /** The column goes from a partition or child table because it went from the parent. */
    private boolean isInherited(ObjectDropped drop) {
        return drop.object().kind().equals("table column")
                && recreations
                        .before(drop.object())
                        .filter(Column.class::isInstance)
                        .map(Column.class::cast)
                        .filter(Column::inherited)
                        .isPresent();
    }

    private boolean isMadeAgain(ObjectDropped drop) {
        return WITHOUT_DATA.contains(drop.object().kind())
                && (recreations.isCreated(drop.object()) || recreations.isFollower(drop.object()));
    }

    /** The name of a table that looks like the one that went, without being surely the same. */
    Optional<String> lookalike(ObjectDropped drop) {
        return recreations.lookalike(drop.object());
    }
}
