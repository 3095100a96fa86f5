package io.windtunnel.checker;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ScriptDirectives;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.checker.rule.Suppressions;
import io.windtunnel.checker.rule.Suppressions.Source;
import io.windtunnel.checker.script.Directive;
import io.windtunnel.checker.trace.Flight;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the scripts that were flown say to the check, the undo scripts among them. */
final class FlownDirectives {

    private FlownDirectives() {}

    static Suppressions of(CheckPlan plan, Flight flight, List<Trial> trials) {
        List<MigrationTrace> undone = trials.stream()
                .filter(UndoTrial.class::isInstance)
                .flatMap(trial -> ((UndoTrial) trial).flight().stream())
                .toList();
        return new Suppressions(Stream.concat(
                        sources(plan.history(), flight.migrations()),
                        undone.isEmpty() ? Stream.of() : sources(undos(plan.history()), undone))
                .toList());
    }

    private static MigrationHistory undos(MigrationHistory history) {
        try {
            return history.undos();
        } catch (FlywaySettingsException e) {
            throw new IllegalStateException("undo scripts were flown that cannot be resolved", e);
        }
    }

    private static Stream<Source> sources(MigrationHistory history, List<MigrationTrace> flown) {
        return flown.stream()
                .flatMap(trace -> history.scripts().stream()
                        .filter(script -> script.script().equals(trace.script()))
                        .map(script -> source(trace, ScriptDirectives.of(history, script))))
                .filter(source -> !source.directives().isEmpty());
    }

    private static Source source(MigrationTrace trace, List<Directive> directives) {
        return new Source(
                trace.script().path(),
                directives,
                trace.hasFailed()
                        ? trace.allStatements()
                                .map(statement -> statement.lines().end())
                                .max(Integer::compare)
                        : Optional.empty());
    }
}
