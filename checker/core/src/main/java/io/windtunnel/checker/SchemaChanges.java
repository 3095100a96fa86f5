package io.windtunnel.checker;

import java.util.List;
import java.util.Optional;

/**
 * How one schema differs from another.
 *
 * @param changes what changes from the first to the second, a line in words each, by kind and name
 * @param doubtful renames that it may hold and that were not taken for one, as {@code --rename} takes them
 * @param notCompared what one side has and the other's kind cannot express, a sentence each
 * @param script the SQL that leads from the first to the second, where it was asked for
 */
public record SchemaChanges(
        List<String> changes, List<String> doubtful, List<String> notCompared, Optional<String> script) {

    public SchemaChanges {
        changes = List.copyOf(changes);
        doubtful = List.copyOf(doubtful);
        notCompared = List.copyOf(notCompared);
    }
}
