package io.windtunnel.checker.change;

import java.util.List;

/**
 * How one snapshot differs from another once it is settled what was renamed.
 *
 * @param changes the changes, sorted by kind and name; what was renamed is neither dropped nor added, and what follows
 *     from a rename alone is no change
 * @param taken the renames among them that were not followers of another, with what speaks for each
 * @param open pairs that may be a rename and were not taken for one
 */
public record SettledDiff(List<Change> changes, List<RenameCandidate> taken, List<RenameCandidate> open) {

    public SettledDiff {
        changes = List.copyOf(changes);
        taken = List.copyOf(taken);
        open = List.copyOf(open);
    }
}
