package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/**
 * What became of the migrations of two branches in either order.
 *
 * @param ours those under check
 * @param theirs what the base branch has got meanwhile
 * @param base the base branch
 * @param failure the script that fails after those of the other branch
 * @param divergences how the other order, ours first, differs from the usual one
 */
public record OrdersCompared(
        List<MigrationScript> ours,
        List<MigrationScript> theirs,
        BaseRevision base,
        Optional<Failure> failure,
        List<Divergence> divergences)
        implements Trial {

    public OrdersCompared {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
        divergences = List.copyOf(divergences);
    }

    /**
     * A script that fails.
     *
     * @param oursFirst whether that is where ours come first, and all is well where theirs do
     */
    public record Failure(MigrationScript script, String message, boolean oursFirst) {}

    @Override
    public List<MigrationScript> scripts() {
        return ours;
    }
}
