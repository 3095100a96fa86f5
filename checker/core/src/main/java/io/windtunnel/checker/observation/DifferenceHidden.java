package io.windtunnel.checker.observation;

import java.util.List;

/**
 * {@code IF NOT EXISTS} met an object that is not what the statement would have made: the statement was run once more
 * with the object out of its way, and that was rolled back.
 *
 * @param object what it met, in words: {@code table users}
 * @param wanted what the statement would have made and is not there, each part as Postgres prints it
 * @param found what is there instead
 */
public record DifferenceHidden(String object, List<String> wanted, List<String> found) implements Observation {

    public DifferenceHidden {
        wanted = List.copyOf(wanted);
        found = List.copyOf(found);
    }
}
