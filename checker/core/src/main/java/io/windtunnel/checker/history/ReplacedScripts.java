package io.windtunnel.checker.history;

import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.observation.BaselineCompared;
import io.windtunnel.checker.observation.Divergence;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import io.windtunnel.checker.trace.StartingPoint;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;

/**
 * Compares what a baseline script makes of an empty database with what the migrations make of it that it stands for.
 *
 * @param history every migration
 * @param start opens a server to which a history has been applied
 */
public record ReplacedScripts(MigrationHistory history, Function<MigrationHistory, StartingPoint> start) {

    /**
     * Compares one.
     *
     * @param baseline the script
     * @return empty where no migration is left that it stands for
     */
    public Optional<BaselineCompared> fly(ResolvedScript baseline) throws SQLException, SandboxException {
        List<ResolvedScript> replaced = replaced(baseline);
        if (replaced.isEmpty()) {
            return Optional.empty();
        }
        MigrationHistory earlier = history.only(replaced);
        try (Workbench earliest = Workbench.open(start.apply(earlier), earlier)) {
            State wanted = earliest.look();
            return Optional.of(compared(baseline, replaced, wanted));
        }
    }

    private BaselineCompared compared(ResolvedScript baseline, List<ResolvedScript> replaced, State wanted)
            throws SQLException, SandboxException {
        MigrationHistory alone = history.only(List.of(baseline));
        try (Workbench bench = Workbench.open(start.apply(alone), alone)) {
            List<Change> changes = wanted.changes(bench.look());
            SettledDiff diff = new SettledDiff(changes, List.of(), List.of());
            String one = label(replaced);
            String other = baseline.script().label();
            return trial(
                    baseline,
                    replaced,
                    Optional.empty(),
                    changes.stream()
                            .map(change -> new Divergence(
                                    change.object().toString(), ChangeText.comparison(change, diff, one, other)))
                            .toList());
        } catch (FlywaySettingsException e) {
            String why = e.getCause() instanceof FlywayException flyway
                    ? Workbench.reason(flyway)
                    : String.valueOf(e.getMessage());
            return trial(baseline, replaced, Optional.of(why), List.of());
        }
    }

    private static BaselineCompared trial(
            ResolvedScript baseline,
            List<ResolvedScript> replaced,
            Optional<String> refused,
            List<Divergence> divergences) {
        return new BaselineCompared(
                baseline.script(), replaced.stream().map(ResolvedScript::script).toList(), refused, divergences);
    }

    /** The versions up to its own; from an older baseline script on, where those before it are gone. */
    private List<ResolvedScript> replaced(ResolvedScript baseline) {
        List<ResolvedScript> versioned = upTo(baseline, ScriptKind.VERSIONED);
        List<ResolvedScript> older = upTo(baseline, ScriptKind.BASELINE).stream()
                .filter(script -> !script.equals(baseline))
                .toList();
        boolean isWhole = older.isEmpty()
                || versioned.stream().anyMatch(script -> compare(script, older.get(older.size() - 1)) <= 0);
        return isWhole
                ? versioned
                : history.scripts().stream()
                        .filter(script -> versioned.contains(script) || older.contains(script))
                        .toList();
    }

    private List<ResolvedScript> upTo(ResolvedScript last, ScriptKind kind) {
        return history.scripts().stream()
                .filter(script -> script.script().kind() == kind && compare(script, last) <= 0)
                .toList();
    }

    private static int compare(ResolvedScript one, ResolvedScript other) {
        return one.resolved().getVersion().compareTo(other.resolved().getVersion());
    }

    private static String label(List<ResolvedScript> scripts) {
        String first = scripts.get(0).script().label();
        String last = scripts.get(scripts.size() - 1).script().label();
        return first.equals(last) ? first : first + " to " + last;
    }
}
