package io.windtunnel.checker;

import java.util.List;

/**
 * How one schema differs from another.
 *
 * @param changes what changes from the first to the second, a line in words each, by kind and name
 * @param doubtful renames that it may hold and that were not taken for one, as {@code --rename} takes them
 * @param notCompared what one side has and the other's kind cannot express, a sentence each
 */
public record SchemaChanges(List<String> changes, List<String> doubtful, List<String> notCompared) {

    public SchemaChanges {
        changes = List.copyOf(changes);
        doubtful = List.copyOf(doubtful);
        notCompared = List.copyOf(notCompared);
    }
}
