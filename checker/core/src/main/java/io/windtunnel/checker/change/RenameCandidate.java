package io.windtunnel.checker.change;

import io.windtunnel.checker.postgres.ObjectIdentity;
import java.util.List;

/**
 * A dropped and an added object that may be one object under a new name.
 *
 * @param from the dropped one
 * @param to the added one
 * @param certainty how sure it is
 * @param reasons what speaks for it, a sentence each, the strongest first
 * @param differences what would still differ after the rename and that of its parts; the parts' renames are among them
 * @param followers the constraints, indexes and sequences that are the same but for a name; theirs should follow
 */
public record RenameCandidate(
        ObjectIdentity from,
        ObjectIdentity to,
        Certainty certainty,
        List<String> reasons,
        List<Change> differences,
        List<Change.Renamed> followers) {

    public RenameCandidate {
        reasons = List.copyOf(reasons);
        differences = List.copyOf(differences);
        followers = List.copyOf(followers);
    }
}
