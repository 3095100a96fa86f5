package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.RenameCandidate;
import java.util.List;

/**
 * What a plan needs to know beside the two schemas.
 *
 * @param renames the candidates of the comparison that are taken for renames; all others are a drop and an addition
 */
public record PlanOptions(List<RenameCandidate> renames) {

    public PlanOptions {
        renames = List.copyOf(renames);
    }

    /** Nothing is renamed. */
    public static PlanOptions withoutRenames() {
        return new PlanOptions(List.of());
    }

    /** The renames the other way round. */
    PlanOptions reversed() {
        return new PlanOptions(renames.stream()
                .map(r -> new RenameCandidate(
                        r.to(),
                        r.from(),
                        r.certainty(),
                        r.reasons(),
                        List.of(),
                        r.followers().stream()
                                .map(f -> new Change.Renamed(f.to(), f.from()))
                                .toList()))
                .toList());
    }
}
