package io.windtunnel.checker;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.compatibility.PreviousModel;
import io.windtunnel.checker.compatibility.RunningCode;
import io.windtunnel.checker.model.ModelReader;
import io.windtunnel.checker.observation.CompatibilityTrial;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.pending.BaseFiles;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.trace.DeploymentPlan;
import io.windtunnel.checker.trace.Flight;
import io.windtunnel.checker.trace.StartingPoint;
import io.windtunnel.domain.report.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The code that runs while the migrations go live: it begins before the flight and goes on after it. Nothing of it ends a
 * check but a model that the user named and that cannot be read.
 */
final class OldCode implements AutoCloseable {

    private final CheckPlan plan;
    private final Sandbox sandbox;
    private final ModelReader reader;
    private final List<Problem> problems = new ArrayList<>();
    private Optional<RunningCode> code = Optional.empty();

    /**
     * Nothing happens yet.
     *
     * @param sandbox the server of the flight
     */
    OldCode(CheckPlan plan, Sandbox sandbox) {
        this.plan = plan;
        this.sandbox = sandbox;
        this.reader = ModelDiffer.reader(plan.run(), Progress.NONE);
    }

    /**
     * Begins, where there is older code at all: an audit of a history has many deployments, and the state between two of
     * them is gone when the next one begins.
     *
     * @throws io.windtunnel.checker.model.ModelException when the previous model that the user named cannot be read
     */
    void begin() throws SandboxException, SQLException {
        int base = plan.division().base().scripts().size();
        boolean isNeeded = plan.evidence().oldCodeRun()
                && plan.division().plan() == DeploymentPlan.TOGETHER
                && base > 0
                && base < plan.history().scripts().size();
        if (!isNeeded) {
            return;
        }
        RunSettings run = plan.run();
        Optional<PreviousModel> named = Optional.empty();
        if (plan.evidence().previousModel().isPresent()) {
            named = Optional.of(
                    PreviousModel.named(plan.evidence().previousModel().get(), reader));
        }
        try {
            PreviousModel previous = named.isPresent()
                    ? named.get()
                    : PreviousModel.inGit(
                            plan.request().model(),
                            reader,
                            run.workingDirectory(),
                            wanted -> BaseFiles.read(
                                    plan.request().scope(),
                                    run.workingDirectory(),
                                    plan.history().directories(),
                                    run.environment(),
                                    wanted));
            code = Optional.of(RunningCode.begin(sandbox, previous, reader.read(sandbox, plan.history())));
        } catch (SQLException e) {
            problems.add(notTried(e));
        }
    }

    /** What came of it, where the flight got to its end. */
    Optional<CompatibilityTrial> end(Flight flight, StartingPoint start) {
        List<MigrationTrace> flown = flight.migrations();
        boolean arrived = flight.breakdown().isEmpty() && flown.stream().noneMatch(MigrationTrace::hasFailed);
        if (code.isEmpty() || !arrived) {
            return Optional.empty();
        }
        List<MigrationScript> scripts =
                flown.stream().map(MigrationTrace::script).toList();
        try {
            CatalogSnapshot after = flight.after().isPresent()
                    ? flight.after().get()
                    : reader.read(sandbox, plan.history()).snapshot();
            return code.get().goOn(after, start, scripts);
        } catch (SQLException | SandboxException e) {
            problems.add(notTried(e));
            return Optional.empty();
        }
    }

    private static Problem notTried(Exception e) {
        return Problem.of("Old code was not tried on the new schema: %s".formatted(e.getMessage()));
    }

    /** What could not be tried, and why. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        code.ifPresent(running -> all.addAll(running.problems()));
        return all;
    }

    @Override
    public void close() {
        code.ifPresent(running -> {
            try {
                running.close();
            } catch (SQLException e) {
                problems.add(notTried(e));
            }
        });
    }
}
