package io.windtunnel.checker.autogenerate;

import java.util.List;
import java.util.Set;

/**
 * Operations that belong together, and what they mean for the parts.
 *
 * @param operations what is done, in order
 * @param rank when it is done, if nothing else decides: the less the earlier
 * @param gives parts that are there afterwards
 * @param takes parts that are gone afterwards
 * @param alters parts that stand on something else afterwards
 */
record Step(List<Operation> operations, int rank, Set<Part> gives, Set<Part> takes, Set<Part> alters) {

    Step {
        operations = List.copyOf(operations);
        gives = Set.copyOf(gives);
        takes = Set.copyOf(takes);
        alters = Set.copyOf(alters);
    }
}
