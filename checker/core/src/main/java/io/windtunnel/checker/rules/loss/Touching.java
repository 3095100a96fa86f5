package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.observation.ObjectAltered;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the statement that did something to a table which is seen only at the end of a deployment. */
final class Touching {

    private Touching() {}

    /**
     * The last statement that touched the table or a part of it, if possible one in whose text the word stands.
     *
     * @param table SQL-quoted with its schema
     * @param word in small letters
     */
    static Optional<Step> last(String table, String word, Deployment deployment) {
        List<Step> steps = deployment.steps().stream()
                .filter(step -> objects(step).anyMatch(object -> isOf(object, table)))
                .toList();
        return latest(steps.stream()
                        .filter(step ->
                                step.statement().sql().toLowerCase(Locale.ROOT).contains(word)))
                .or(() -> latest(steps.stream()));
    }

    private static Optional<Step> latest(Stream<Step> steps) {
        return steps.reduce((earlier, later) -> later);
    }

    private static boolean isOf(SchemaObject object, String table) {
        return object.identity().equals(table)
                || object.identity().endsWith(" on " + table)
                || object.identity().startsWith(table + ".");
    }

    /** What the statement created, altered or dropped. */
    static Stream<SchemaObject> objects(Step step) {
        return Stream.of(
                        step.statement().all(ObjectAltered.class).map(ObjectAltered::object),
                        step.statement().all(ObjectCreated.class).map(ObjectCreated::object),
                        step.statement().all(ObjectDropped.class).map(ObjectDropped::object))
                .flatMap(objects -> objects);
    }
}
