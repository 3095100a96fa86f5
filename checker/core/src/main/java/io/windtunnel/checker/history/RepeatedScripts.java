package io.windtunnel.checker.history;

import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.history.Workbench.Refusal;
import io.windtunnel.checker.observation.Divergence;
import io.windtunnel.checker.observation.ScriptRepeated;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import io.windtunnel.checker.trace.StartingPoint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs repeatable migrations a second time, as Flyway does when their text has changed.
 *
 * @param starts where the flight began; best first, for a script may fail on sample rows
 * @param history every migration
 */
public record RepeatedScripts(List<StartingPoint> starts, MigrationHistory history) {

    public RepeatedScripts {
        starts = List.copyOf(starts);
    }

    /**
     * Runs them.
     *
     * @param flown the migrations under check, in the order of their flight
     * @return one for each repeatable one
     * @throws FlywaySettingsException when one of the scripts fails where nobody watches it
     */
    public List<ScriptRepeated> fly(List<ResolvedScript> flown) throws SQLException, SandboxException {
        List<ResolvedScript> repeatable = flown.stream()
                .filter(script -> script.script().kind() == ScriptKind.REPEATABLE && !script.isJava())
                .toList();
        if (repeatable.isEmpty()) {
            return List.of();
        }
        Optional<Refusal> refusal = Optional.empty();
        for (StartingPoint start : starts) {
            try (Workbench bench = Workbench.open(start, history)) {
                refusal = bench.apply(flown);
                if (refusal.isEmpty()) {
                    return new Round(start, bench, flown).repeat(repeatable);
                }
            }
        }
        throw new FlywaySettingsException(refusal.map(
                        why -> "%s failed: %s".formatted(why.script().script().path(), why.why()))
                .orElse(""));
    }

    /** What is compared with what. */
    private final class Round {
        private final StartingPoint start;
        private final Workbench bench;
        private final List<ResolvedScript> flown;

        Round(StartingPoint start, Workbench bench, List<ResolvedScript> flown) {
            this.start = start;
            this.bench = bench;
            this.flown = flown;
        }

        List<ScriptRepeated> repeat(List<ResolvedScript> repeatable) throws SQLException, SandboxException {
            List<ScriptRepeated> trials = new ArrayList<>();
            State before = bench.look();
            for (ResolvedScript script : repeatable) {
                bench.forget(script);
                Optional<String> refused = bench.apply(script);
                State after = bench.look();
                List<Divergence> divergences = refused.isPresent() ? List.of() : divergences(before, after);
                trials.add(new ScriptRepeated(script.script(), refused, divergences));
                before = after;
            }
            return trials;
        }

        private List<Divergence> divergences(State before, State after) throws SQLException, SandboxException {
            List<Divergence> found = new ArrayList<>();
            before.changes(after)
                    .forEach(change ->
                            found.add(new Divergence(change.object().toString(), ChangeText.sentence(change))));
            if (before.hasOtherRows(after)) {
                try (Workbench other = Workbench.open(start, history)) {
                    if (other.apply(flown).isEmpty()) {
                        found.addAll(before.otherRows(after, other.look()));
                    }
                }
            }
            return found;
        }
    }
}
