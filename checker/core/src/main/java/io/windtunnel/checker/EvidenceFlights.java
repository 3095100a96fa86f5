package io.windtunnel.checker;

import io.windtunnel.checker.fix.Landing;
import io.windtunnel.checker.observation.FailedAnyway;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.NotRepeatable;
import io.windtunnel.checker.observation.RowsRefused;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.trace.DeploymentPlan;
import io.windtunnel.checker.trace.Flight;
import io.windtunnel.checker.trace.SampleFreeFlight;
import io.windtunnel.checker.trace.SecondRun;
import io.windtunnel.checker.undo.UndoSettings;
import io.windtunnel.checker.undo.UndoTrials;
import io.windtunnel.checker.waiting.WaitMeasurement;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What is tried beside the main flight: each part in servers of its own, in the state in which that one began. */
final class EvidenceFlights {

    private final CheckPlan plan;
    private final Progress progress;
    private final Stopwatch stopwatch;

    EvidenceFlights(CheckPlan plan, Progress progress, Stopwatch stopwatch) {
        this.plan = plan;
        this.progress = progress;
        this.stopwatch = stopwatch;
    }

    /**
     * What was found out.
     *
     * @param fixes tries the fixes of what is found
     * @param problems what could not be tried
     */
    record Evidence(List<Trial> trials, Fixes fixes, List<Problem> problems) {}

    /** Tries fixes. */
    interface Fixes {

        /** The findings, each with its fix as it fared. */
        List<Finding> verified(List<Finding> findings);
    }

    /**
     * Tries everything that is wanted.
     *
     * @param sandbox the server of the main flight, as it is at its end
     * @param oldCode begun before the flight
     */
    Evidence fly(Flight flight, Sandbox sandbox, OldCode oldCode) {
        List<MigrationTrace> flown = flight.migrations();
        List<Trial> trials = new ArrayList<>(Judgement.trials(flight));
        trials.addAll(plan.division().discrepancies());
        Fixes fixes = fixes(FixFlights.landing(plan, sandbox, flight));
        progress.stage("trying undo scripts, older code and other orders");
        List<Problem> problems = new ArrayList<>();
        // Each of them has servers of its own, and waits for them more than it works.
        ExecutorService beside = Executors.newFixedThreadPool(2);
        try {
            Future<UndoTrials.Result> undo = beside.submit(() -> undo(flown));
            Future<WaitMeasurement.Result> waits = beside.submit(() -> waits(flown));
            Future<HistoryFlights.Result> history = beside.submit(() -> new HistoryFlights(plan).fly(flown));
            Future<List<NotRepeatable>> again = beside.submit(() -> again(flown));
            Future<Optional<FailedAnyway>> anyway = beside.submit(() -> anyway(flight));
            oldCode.end(flight, plan.start()).ifPresent(trials::add);
            problems.addAll(oldCode.problems());
            stopwatch.lap("old code");
            trials.addAll(undo.get().trials());
            problems.addAll(undo.get().problems());
            stopwatch.lap("undo");
            trials.addAll(waits.get().trials());
            problems.addAll(waits.get().problems());
            trials.addAll(again.get());
            anyway.get().ifPresent(trials::add);
            stopwatch.lap("waits");
            trials.addAll(history.get().trials());
            problems.addAll(history.get().problems());
            stopwatch.lap("history");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.add(Problem.of("What is tried beside the flight was interrupted."));
        } finally {
            beside.shutdownNow();
        }
        return new Evidence(List.copyOf(trials), fixes, problems);
    }

    private Fixes fixes(Optional<Landing> landing) {
        if (!plan.evidence().fixesFlown()) {
            return findings -> findings;
        }
        return FixFlights.verifier(plan, landing, FixFlights.PATIENCE)::verified;
    }

    private UndoTrials.Result undo(List<MigrationTrace> flown) {
        EvidenceSettings evidence = plan.evidence();
        UndoTrials trials = new UndoTrials(
                plan.start(),
                plan.startWithoutSamples(),
                plan.history(),
                new UndoSettings(
                        plan.request().statementTimeout(),
                        plan.rows(),
                        plan.division().plan(),
                        evidence.undoRequired()));
        if (!evidence.undoFlown()) {
            return evidence.undoRequired() ? trials.missing(flown) : new UndoTrials.Result(List.of(), List.of());
        }
        return trials.fly(flown);
    }

    /** In an audit each script would need all of those before it on a server of its own. */
    private List<NotRepeatable> again(List<MigrationTrace> flown) {
        return plan.evidence().rows() == 0 || plan.division().plan() != DeploymentPlan.TOGETHER
                ? List.of()
                : new SecondRun(plan.startWithoutSamples(), plan.history()).of(flown);
    }

    private Optional<FailedAnyway> anyway(Flight flight) {
        List<RowsRefused> refused = Judgement.trials(flight).stream()
                .filter(RowsRefused.class::isInstance)
                .map(RowsRefused.class::cast)
                .toList();
        return plan.division().plan() != DeploymentPlan.TOGETHER
                ? Optional.empty()
                : new SampleFreeFlight(plan.startWithoutSamples(), plan.history()).of(flight.migrations(), refused);
    }

    /** In an audit each script meets other tables: none are filled for each of them. */
    private WaitMeasurement.Result waits(List<MigrationTrace> flown) {
        if (plan.division().plan() != DeploymentPlan.TOGETHER) {
            return new WaitMeasurement.Result(List.of(), List.of());
        }
        return new WaitMeasurement(
                        plan.startWithoutSamples(),
                        plan.history(),
                        plan.evidence().rows(),
                        WaitMeasurement.LIMIT)
                .of(flown);
    }
}
