package io.windtunnel.checker.sample;

import java.util.List;

/**
 * What became of the tables that were empty.
 *
 * @param filled the tables that got rows, sorted by name
 * @param empty those that did not, sorted by name
 */
public record Population(List<FilledTable> filled, List<EmptyTable> empty) {

    public Population {
        filled = List.copyOf(filled);
        empty = List.copyOf(empty);
    }
}
