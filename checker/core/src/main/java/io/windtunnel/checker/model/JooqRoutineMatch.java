package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Routines of the catalog as jOOQ's generator writes them down: a signature without defaults, a result, no body. */
final class JooqRoutineMatch {

    private JooqRoutineMatch() {}

    /** Those of the catalog, in the words of a generated one where that can have been made of it. */
    static List<Routine> ofCatalog(List<Routine> catalog, List<Routine> generated) {
        List<Routine> left = new ArrayList<>(generated);
        Map<ObjectName, Long> overloads =
                catalog.stream().collect(Collectors.groupingBy(Routine::name, Collectors.counting()));
        List<Routine> routines = new ArrayList<>();
        for (Routine routine : catalog) {
            if (isTrigger(routine)) {
                continue;
            }
            RoutineSignature signature = RoutineSignature.of(routine);
            Optional<Routine> twin = left.stream()
                    .filter(candidate -> candidate.name().equals(routine.name()))
                    .filter(candidate -> signature(candidate).canStandFor(signature))
                    .findFirst();
            twin.ifPresent(left::remove);
            // Functions that return rows and share a name share a class, which holds the last of them.
            boolean lost = signature.returnsRows() && twin.isEmpty() && overloads.getOrDefault(routine.name(), 1L) > 1;
            if (!lost) {
                routines.add(ofKind(twin.orElseGet(() -> signature.routine(routine.name())), routine.kind()));
            }
        }
        return sorted(routines);
    }

    /** Those of the classes; whether one is a procedure or an aggregate only the catalog tells. */
    static List<Routine> ofClasses(List<Routine> generated, List<Routine> aligned) {
        return sorted(generated.stream()
                .filter(routine -> !isTrigger(routine))
                .map(routine -> aligned.stream()
                        .filter(other -> other.name().equals(routine.name())
                                && other.arguments().equals(routine.arguments()))
                        .findFirst()
                        .map(other -> ofKind(routine, other.kind()))
                        .orElse(routine))
                .toList());
    }

    private static boolean isTrigger(Routine routine) {
        return routine.result().filter("trigger"::equals).isPresent();
    }

    private static RoutineSignature signature(Routine generated) {
        RoutineSignature read = RoutineSignature.of(generated);
        return new RoutineSignature(
                read.arguments(), generated.result(), generated.definition().equals("RETURNS rows"));
    }

    private static Routine ofKind(Routine routine, ObjectKind kind) {
        return new Routine(
                routine.name(),
                kind,
                routine.arguments(),
                routine.result(),
                routine.language(),
                routine.definition(),
                routine.metadata());
    }

    private static List<Routine> sorted(List<Routine> routines) {
        return routines.stream()
                .sorted(Comparator.comparing(CatalogObject::identity))
                .toList();
    }
}
