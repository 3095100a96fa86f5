package io.windtunnel.checker.rule;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.domain.report.Evidence;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Something about a schema that could be better, whoever made it so.
 *
 * @param object what is flawed
 * @param place where it was made so
 * @param message what it is and why it hurts
 * @param help what to do instead
 * @param evidence what the catalog says
 */
public record Flaw(String object, Place place, String message, String help, String evidence) {

    /**
     * How the statement is found that made it so.
     *
     * @param names the objects that it touches, one of them
     * @param words what its text holds, one of them; without one the last that touches the objects
     * @param commands what the text holds, all of one line, of commands that the server does not tell of: tried first, in
     *     this order
     */
    public record Place(List<ObjectName> names, List<String> words, List<List<String>> commands) {

        public Place {
            names = List.copyOf(names);
            words = List.copyOf(words);
            commands = List.copyOf(commands);
        }

        /** A statement that touches an object and holds one of these words. */
        public static Place of(ObjectName name, String... words) {
            return new Place(List.of(name), List.of(words), List.of());
        }
    }

    /** A flaw at the last statement that touched the object. */
    public Flaw(ObjectName object, String message, String help, String evidence) {
        this(object.toString(), Place.of(object), message, help, evidence);
    }

    /** A flaw of a table's column, at the last statement on the table that names it. */
    public static Flaw ofColumn(ObjectName table, String column, String message, String help, String evidence) {
        return new Flaw(table.part(column).toString(), Place.of(table, column), message, help, evidence);
    }

    /** Those that a deployment brought: what is flawed after it and was not, or not so, before. */
    public static List<Violation> brought(Deployment deployment, Function<CatalogSnapshot, Stream<Flaw>> flaws) {
        if (deployment.comparison().isEmpty()) {
            return List.of();
        }
        SchemaComparison schemas = deployment.comparison().get();
        Set<Flaw> older = new HashSet<>(flaws.apply(schemas.before()).toList());
        return flaws.apply(schemas.after())
                .filter(flaw -> !older.contains(flaw))
                .flatMap(flaw -> flaw.cause(deployment).map(flaw::violation).stream())
                .toList();
    }

    private Optional<Step> cause(Deployment deployment) {
        Causes causes = new Causes(List.of(deployment));
        Optional<Step> command = place.commands().stream()
                .flatMap(words ->
                        last(deployment, step -> words.stream().allMatch(word -> Causes.holds(step, word))).stream())
                .findFirst();
        return command.or(() -> place.names().stream()
                        .flatMap(name -> causes.of(name, place.words()).stream())
                        .max(Comparator.comparing(Step::order)))
                .or(() -> place.names().stream()
                        .flatMap(name -> causes.of(name).stream())
                        .max(Comparator.comparing(Step::order)))
                .or(() -> last(deployment, step -> step.statement()
                        .all(ObjectDropped.class)
                        .findAny()
                        .isPresent()))
                .or(() -> last(deployment, step -> true));
    }

    private static Optional<Step> last(Deployment deployment, Predicate<Step> fitting) {
        return deployment.steps().stream().filter(fitting).reduce((earlier, later) -> later);
    }

    private Violation violation(Step step) {
        return new Violation(
                step.script(),
                step.lines(),
                message,
                help,
                List.of(object),
                List.of(Evidence.of("catalog", evidence)),
                Optional.empty());
    }
}
