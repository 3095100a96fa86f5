package io.windtunnel.checker;

import io.windtunnel.checker.flyway.FlywayMessages;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.history.BothOrders;
import io.windtunnel.checker.history.RepeatedScripts;
import io.windtunnel.checker.history.ReplacedScripts;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.pending.Parting;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import io.windtunnel.domain.report.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;

/** Flies scripts again, in another order, or all in one. Where there is nothing to fly nothing is started. */
final class HistoryFlights {

    private final CheckPlan plan;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    HistoryFlights(CheckPlan plan) {
        this.plan = plan;
    }

    /** What was found out, and what could not be tried. */
    record Result(List<Trial> trials, List<Problem> problems) {}

    /**
     * Flies them.
     *
     * @param flown the migrations under check, as they were flown; where one failed only what needs none of them is tried
     */
    Result fly(List<MigrationTrace> flown) {
        if (flown.stream().noneMatch(MigrationTrace::hasFailed)) {
            Set<MigrationScript> scripts =
                    flown.stream().map(MigrationTrace::script).collect(Collectors.toSet());
            List<ResolvedScript> applied = plan.division().pending().stream()
                    .filter(script -> scripts.contains(script.script()))
                    .toList();
            attempt("No repeatable migration was run twice", () -> new RepeatedScripts(plan.starts(), plan.history())
                    .fly(applied));
            plan.division().parting().ifPresent(this::bothOrders);
        }
        plan.division().pending().stream()
                .filter(script -> script.script().kind() == ScriptKind.BASELINE)
                .forEach(this::replaced);
        return new Result(trials, problems);
    }

    private void bothOrders(Parting parting) {
        attempt(
                "The migrations of both branches were not flown in both orders",
                () -> List.of(new BothOrders(parting, plan.startsOf(parting.base())).fly()));
    }

    private void replaced(ResolvedScript baseline) {
        attempt(
                "%s was not compared with the migrations that it stands for"
                        .formatted(baseline.script().path()),
                () -> new ReplacedScripts(plan.history(), plan::after)
                        .fly(baseline).stream().toList());
    }

    private void attempt(String otherwise, Attempt attempt) {
        try {
            trials.addAll(attempt.fly());
        } catch (FlywayException e) {
            problems.add(Problem.of("%s: %s".formatted(otherwise, FlywayMessages.innermost(e))));
        } catch (SQLException | SandboxException | FlywaySettingsException e) {
            problems.add(Problem.of("%s: %s".formatted(otherwise, e.getMessage())));
        }
    }

    private interface Attempt {
        Collection<? extends Trial> fly() throws SQLException, SandboxException;
    }
}
