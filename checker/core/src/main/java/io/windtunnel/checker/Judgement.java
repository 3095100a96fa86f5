package io.windtunnel.checker;

import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.TableSizes;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.rule.Baseline;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Drift;
import io.windtunnel.checker.rule.RuleEngine;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rule.SchemaComparison;
import io.windtunnel.checker.rule.Suppressions;
import io.windtunnel.checker.rules.Rules;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.trace.Flight;
import io.windtunnel.checker.trace.Leg;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the rules say of a flight and of what was tried beside it. */
final class Judgement {

    private Judgement() {}

    /** What harm is found in a flight alone, without anything beside it; that others wait is none that lasts. */
    static List<Finding> found(Flight flight) {
        return new RuleEngine(Rules.all()).judgeHarm(deployments(flight, trials(flight)));
    }

    /** Everything that is found, with what is known already marked. */
    static List<Finding> of(
            List<Deployment> deployments,
            Optional<Drift> drift,
            RuleSettings settings,
            Optional<Baseline> baseline,
            TableSizes sizes) {
        List<Deployment> judged = new ArrayList<>(deployments);
        drift.map(Deployment::end).ifPresent(judged::add);
        List<Finding> findings = new RuleEngine(Rules.all(settings), settings, sizes).judge(judged);
        return baseline.map(known -> known.applied(findings)).orElse(findings);
    }

    /** Whether a rule that is on has to know the schema around every deployment. */
    static boolean comparesSchemas(RuleSettings settings) {
        return Rules.all(settings).stream().anyMatch(rule -> rule.comparesSchemas() && settings.isOn(rule));
    }

    /** What is wrong with the comments that silence findings. */
    static List<Problem> problems(Suppressions suppressions, RuleSettings settings, List<Finding> findings) {
        return suppressions.problems(Rules.all(settings), settings, findings);
    }

    /** The deployments of a flight, each with the trials that are about it; then those about scripts that did not fly. */
    static List<Deployment> deployments(Flight flight, List<Trial> trials) {
        List<Deployment> deployments = new ArrayList<>(
                flight.legs().stream().map(leg -> deployment(leg, trials)).toList());
        List<Trial> others = trials.stream()
                .filter(trial -> !trial.scripts().isEmpty())
                .filter(trial -> deployments.stream()
                        .noneMatch(deployment -> deployment.trials().contains(trial)))
                .toList();
        if (!others.isEmpty()) {
            deployments.add(new Deployment(List.of(), Optional.empty(), others));
        }
        return deployments;
    }

    /** What was tried in the flight itself. */
    static List<Trial> trials(Flight flight) {
        return flight.legs().stream().flatMap(leg -> leg.trials().stream()).toList();
    }

    private static Deployment deployment(Leg leg, List<Trial> trials) {
        Optional<SchemaComparison> comparison =
                leg.before().flatMap(before -> leg.after().map(after -> new SchemaComparison(before, after)));
        List<MigrationScript> scripts =
                leg.migrations().stream().map(MigrationTrace::script).toList();
        return new Deployment(
                leg.migrations(),
                comparison,
                trials.stream()
                        .filter(trial -> !Collections.disjoint(trial.scripts(), scripts))
                        .toList());
    }
}
