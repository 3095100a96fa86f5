package io.windtunnel.checker.rule;

import io.windtunnel.checker.observation.ObjectAltered;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the statement that did something to an object. */
public final class Causes {

    private final List<Step> latestFirst;

    /** @param deployments what was seen of the flight */
    public Causes(List<Deployment> deployments) {
        List<Step> steps = new ArrayList<>(
                deployments.stream().flatMap(one -> one.steps().stream()).toList());
        Collections.reverse(steps);
        this.latestFirst = List.copyOf(steps);
    }

    /** The last statement that made, altered or dropped the object itself; else what it is a part of. */
    public Optional<Step> of(ObjectName name) {
        return last(name).or(() -> last(name.whole()));
    }

    /**
     * The last statement that did something to the object or one of its parts and has one of these words in its text; the
     * last of all of them where none has.
     */
    public Optional<Step> of(ObjectName whole, List<String> words) {
        List<Step> touching = latestFirst.stream()
                .filter(step -> objects(step).anyMatch(object -> isOf(object, whole.whole())))
                .toList();
        return touching.stream()
                .filter(step -> words.stream().anyMatch(word -> holds(step, word)))
                .findFirst()
                .or(() -> touching.stream().findFirst());
    }

    /** Whether the statement's text has the word, whatever its case. */
    static boolean holds(Step step, String word) {
        return step.statement().sql().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    private Optional<Step> last(ObjectName name) {
        return latestFirst.stream()
                .filter(step -> objects(step).anyMatch(object -> is(object, name)))
                .findFirst();
    }

    /** A type's address is one name that is quoted already. */
    private static boolean is(SchemaObject object, ObjectName name) {
        return object.names().equals(parts(name)) || object.identity().equals(name.toString());
    }

    private static boolean isOf(SchemaObject object, ObjectName whole) {
        List<String> prefix = parts(whole);
        return is(object, whole)
                || (object.names().size() > prefix.size()
                        && object.names().subList(0, prefix.size()).equals(prefix));
    }

    private static List<String> parts(ObjectName name) {
        return Stream.of(name.schema().stream(), Stream.of(name.name()), name.part().stream())
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<SchemaObject> objects(Step step) {
        return step.statement().observations().stream().flatMap(Causes::object);
    }

    private static Stream<SchemaObject> object(Observation observation) {
        if (observation instanceof ObjectCreated created) {
            return Stream.of(created.object());
        }
        if (observation instanceof ObjectAltered altered) {
            return Stream.of(altered.object());
        }
        return observation instanceof ObjectDropped dropped ? Stream.of(dropped.object()) : Stream.empty();
    }
}
