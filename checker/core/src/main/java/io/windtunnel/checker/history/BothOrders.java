package io.windtunnel.checker.history;

import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.history.Workbench.Refusal;
import io.windtunnel.checker.observation.Divergence;
import io.windtunnel.checker.observation.OrdersCompared;
import io.windtunnel.checker.observation.OrdersCompared.Failure;
import io.windtunnel.checker.pending.Parting;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.trace.StartingPoint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flies the migrations of two branches in both orders.
 *
 * @param starts where the branches parted; best first, for scripts may fail on sample rows
 */
public record BothOrders(Parting parting, List<StartingPoint> starts) {

    private static final String USUAL = "the usual order";
    private static final String OTHER = "the other order";

    public BothOrders {
        starts = List.copyOf(starts);
    }

    /**
     * Flies them.
     *
     * @throws FlywaySettingsException when those of the base branch do not even fly by themselves
     */
    public OrdersCompared fly() throws SQLException, SandboxException {
        Optional<OrdersCompared> found = Optional.empty();
        for (StartingPoint start : starts) {
            found = fly(start);
            if (found.filter(trial -> trial.failure().isEmpty()).isPresent()) {
                break; // else without sample rows
            }
        }
        return found.orElseThrow(() ->
                new FlywaySettingsException("what %s has got since fails here by itself.".formatted(parting.tip())));
    }

    private Optional<OrdersCompared> fly(StartingPoint start) throws SQLException, SandboxException {
        try (Workbench usual = Workbench.open(start, parting.all());
                Workbench other = Workbench.open(start, parting.all())) {
            Optional<Refusal> usually = usual.apply(parting.theirsFirst());
            Optional<Refusal> otherwise = other.apply(parting.oursFirst());
            if (usually.filter(refusal -> !parting.ours().contains(refusal.script()))
                    .isPresent()) {
                return Optional.empty();
            }
            Optional<Failure> failure = usually.map(refusal -> failure(refusal, false))
                    .or(() -> otherwise.map(refusal -> failure(refusal, true)));
            return Optional.of(
                    trial(failure, failure.isPresent() ? List.of() : divergences(start, usual.look(), other.look())));
        }
    }

    private static Failure failure(Refusal refusal, boolean oursFirst) {
        return new Failure(refusal.script().script(), refusal.why(), oursFirst);
    }

    private OrdersCompared trial(Optional<Failure> failure, List<Divergence> divergences) {
        return new OrdersCompared(
                parting.ours().stream().map(ResolvedScript::script).toList(),
                parting.theirs().stream().map(ResolvedScript::script).toList(),
                parting.tip(),
                failure,
                divergences);
    }

    private List<Divergence> divergences(StartingPoint start, State usual, State other)
            throws SQLException, SandboxException {
        List<Change> changes = usual.changes(other);
        SettledDiff diff = new SettledDiff(changes, List.of(), List.of());
        List<Divergence> found = new ArrayList<>();
        changes.forEach(change -> found.add(
                new Divergence(change.object().toString(), ChangeText.comparison(change, diff, USUAL, OTHER))));
        if (usual.hasOtherRows(other)) {
            try (Workbench again = Workbench.open(start, parting.all())) {
                if (again.apply(parting.theirsFirst()).isEmpty()) {
                    found.addAll(usual.otherRows(other, again.look()));
                }
            }
        }
        return found;
    }
}
