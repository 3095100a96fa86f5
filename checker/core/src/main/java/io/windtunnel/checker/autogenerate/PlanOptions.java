package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.RenameCandidate;
import java.util.List;
import java.util.Optional;

/**
 * What a plan needs to know beside the two schemas.
 *
 * @param renames the candidates of the comparison that are taken for renames; all others are a drop and an addition
 * @param role who runs the scripts, and owns what they create; where it is not known, who owns most is taken
 */
public record PlanOptions(List<RenameCandidate> renames, Optional<String> role) {

    public PlanOptions {
        renames = List.copyOf(renames);
    }

    /** Run by whoever owns most. */
    public PlanOptions(List<RenameCandidate> renames) {
        this(renames, Optional.empty());
    }

    /** Nothing is renamed. */
    public static PlanOptions withoutRenames() {
        return new PlanOptions(List.of());
    }

    /** The renames the other way round. */
    PlanOptions reversed() {
        return new PlanOptions(renames.stream().map(PlanOptions::reversed).toList(), role);
    }

    private static RenameCandidate reversed(RenameCandidate r) {
        return new RenameCandidate(
                r.to(),
                r.from(),
                r.certainty(),
                r.reasons(),
                List.of(),
                r.followers().stream()
                        .map(f -> new Change.Renamed(f.to(), f.from()))
                        .toList());
    }
}
