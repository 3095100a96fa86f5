package io.windtunnel.checker.change;

import java.util.List;

/**
 * How one snapshot differs from another.
 *
 * @param changes the changes with every name taken at its word: a rename is a drop and an addition here; sorted by
 *     kind and name
 * @param renames pairs of them that look like a rename, at most one for each object; sorted likewise
 */
public record SchemaDiff(List<Change> changes, List<RenameCandidate> renames) {

    public SchemaDiff {
        changes = List.copyOf(changes);
        renames = List.copyOf(renames);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
