package io.windtunnel.checker;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.model.ModelException;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.TableSizes;
import io.windtunnel.checker.pending.Division;
import io.windtunnel.checker.report.MigrationReports;
import io.windtunnel.checker.rule.Baseline;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Drift;
import io.windtunnel.checker.rule.RecordedDecisions;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rule.Suppressions;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.trace.Flight;
import io.windtunnel.checker.trace.FlightSettings;
import io.windtunnel.checker.trace.Leg;
import io.windtunnel.checker.trace.MigrationTracer;
import io.windtunnel.checker.trace.TeamSql;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flies the migrations and reports what Postgres was seen to do. */
public final class MigrationChecker {

    private final Progress progress;

    /** A checker that tells {@code progress} how far it is. */
    public MigrationChecker(Progress progress) {
        this.progress = progress;
    }

    /** Begins to load the classes that every check needs, which goes on beside what the caller does until then. */
    public static void warmUp() {
        Thread loading = new Thread(FlywaySettings::warmUp, "windtunnel-warm-up");
        loading.setDaemon(true);
        loading.start();
    }

    /**
     * Checks migrations in a throwaway server; nothing of it is left when this returns.
     *
     * @return the report; its outcome is {@code ERROR} where the server could not go on in the middle
     * @throws CheckException when there is nothing to report on: wrong input, or no server
     */
    public Report check(CheckRequest request) throws CheckException {
        Stopwatch stopwatch = new Stopwatch();
        try {
            failOnProblems(request.rules());
            CheckPlan plan = CheckPlan.of(request);
            Optional<Baseline> baseline = baseline(request);
            TableSizes sizes = tableSizes(request);
            stopwatch.lap("resolve");
            progress.stage("starting PostgreSQL");
            try (Sandbox sandbox = Sandboxes.open(plan.run().sandbox(plan.key().value(), progress::note));
                    OldCode oldCode = new OldCode(plan, sandbox)) {
                stopwatch.lap("server");
                List<Problem> problems = new ArrayList<>(strangers(plan.history()));
                problems.addAll(reachBase(plan, sandbox));
                stopwatch.lap("base");
                Optional<ModelCheck> model = model(plan, sandbox);
                stopwatch.lap("model");
                oldCode.begin();
                Flight flight = fly(plan, sandbox);
                stopwatch.lap("flight");
                problems.addAll(flight.problems());
                notFlown(plan, flight).ifPresent(problems::add);
                switchedOff(plan).ifPresent(problems::add);
                EvidenceFlights.Evidence evidence =
                        new EvidenceFlights(plan, progress, stopwatch).fly(flight, sandbox, oldCode);
                evidence.problems().stream()
                        .filter(problem -> !problems.contains(problem))
                        .forEach(problems::add);
                List<Deployment> deployments = Judgement.deployments(flight, evidence.trials());
                Optional<Drift> drift = drift(model, flight, deployments, problems);
                Suppressions suppressions = FlownDirectives.of(plan, flight, evidence.trials());
                List<Finding> judged =
                        suppressions.applied(Judgement.of(deployments, drift, request.rules(), baseline, sizes));
                problems.addAll(Judgement.problems(suppressions, request.rules(), judged));
                RecordedDecisions decisions = new RecordedDecisions(
                        request.decisions(),
                        flight.migrations().stream().map(MigrationReports::of).toList());
                problems.addAll(decisions.lapsed(judged));
                List<Finding> found = decisions.applied(judged);
                stopwatch.lap("judge");
                List<Finding> findings = evidence.fixes().verified(found);
                stopwatch.lap("fixes");
                flight.breakdown().ifPresent(why -> problems.add(0, why));
                return new CheckReport(plan, sandbox, sizes)
                        .of(flight, evidence.trials(), findings, drift, problems, stopwatch.timings());
            }
        } catch (FlywaySettingsException | ModelException | SandboxException | SQLException e) {
            throw CheckException.of(e);
        }
    }

    private static void failOnProblems(RuleSettings settings) throws CheckException {
        List<String> problems = RuleCatalogue.problems(settings);
        if (!problems.isEmpty()) {
            throw new CheckException(CheckException.Kind.CONFIGURATION, String.join("\n", problems));
        }
    }

    private List<Problem> reachBase(CheckPlan plan, Sandbox sandbox) throws SQLException, SandboxException {
        Division division = plan.division();
        List<Problem> problems = new ArrayList<>(BaseState.reach(
                sandbox,
                division.base(),
                plan.run(),
                () -> progress.stage("applying " + division.described().orElse("nothing"))));
        TeamSql.seed(sandbox, plan.seedFiles(), plan.run().workingDirectory());
        if (!plan.evidence().seedFiles().isEmpty() && plan.seedFiles().isEmpty()) {
            problems.add(Problem.of(
                    "The rows of --seed were not used: an audit begins with an empty database.",
                    "Check with --from or --base to fly over them."));
        }
        return problems;
    }

    private static Optional<Baseline> baseline(CheckRequest request) throws CheckException {
        if (request.baseline().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                BaselineFile.read(request.baseline().get(), request.run().workingDirectory()));
    }

    private static TableSizes tableSizes(CheckRequest request) throws CheckException {
        return request.evidence().tableSizes().isEmpty()
                ? TableSizes.UNKNOWN
                : TableSizesFile.read(
                        request.evidence().tableSizes().get(), request.run().workingDirectory());
    }

    private Flight fly(CheckPlan plan, Sandbox sandbox) throws SQLException {
        int total = plan.history().scripts().size()
                - plan.division().base().scripts().size();
        FlightSettings settings = new FlightSettings(
                plan.request().statementTimeout(),
                plan.request().schemaShown(),
                Judgement.comparesSchemas(plan.request().rules()),
                plan.rows(),
                plan.evidence().secondSession());
        return new MigrationTracer(
                        sandbox,
                        plan.history(),
                        settings,
                        (number, script) -> progress.migration(number, Math.max(total, number), script))
                .fly(plan.division().plan());
    }

    private Optional<ModelCheck> model(CheckPlan plan, Sandbox sandbox) throws SQLException, SandboxException {
        if (plan.request().model().isEmpty()) {
            return Optional.empty();
        }
        ModelSource source = plan.request().model().get();
        progress.stage("reading " + source);
        return Optional.of(ModelCheck.begin(plan.request(), source, sandbox, plan.history()));
    }

    /** Compares with the model what the flight has led to, if it got to its end. */
    private Optional<Drift> drift(
            Optional<ModelCheck> model, Flight flight, List<Deployment> deployments, List<Problem> problems)
            throws SQLException {
        if (model.isEmpty()) {
            return Optional.empty();
        }
        if (flight.breakdown().isPresent() || flight.legs().stream().anyMatch(MigrationChecker::hasFailed)) {
            problems.add(Problem.of(
                    "The model was not compared: the migrations did not get to their end.",
                    "Mend what failed, and check again."));
            return Optional.empty();
        }
        progress.stage("comparing with the model");
        return Optional.of(model.get().end(deployments));
    }

    private static boolean hasFailed(Leg leg) {
        return leg.migrations().stream().anyMatch(MigrationTrace::hasFailed);
    }

    private static List<Problem> strangers(MigrationHistory history) {
        return history.strangers().stream()
                .map(file -> new Problem(
                        "Flyway passes over this file: its name is not that of a migration.",
                        Optional.of("Name it as Flyway does, V2__what_it_does.sql, or move it elsewhere."),
                        Optional.of(file),
                        Optional.empty()))
                .toList();
    }

    private static Optional<Problem> switchedOff(CheckPlan plan) {
        List<String> options = plan.evidence().switchedOff();
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.of("Not looked at, since it was switched off: " + String.join(", ", options) + "."));
    }

    /** Says how many migrations nothing is known of, because one before them failed. */
    private static Optional<Problem> notFlown(CheckPlan plan, Flight flight) {
        List<MigrationScript> all =
                plan.division().pending().stream().map(ResolvedScript::script).toList();
        return flight.migrations().stream()
                .filter(MigrationTrace::hasFailed)
                .map(failed -> all.subList(all.indexOf(failed.script()) + 1, all.size()))
                .filter(left -> !left.isEmpty())
                .map(left -> Problem.of("Not flown, since Flyway stops at the failure: %s%s."
                        .formatted(left.get(0).path(), left.size() == 1 ? "" : " and " + (left.size() - 1) + " more")))
                .findFirst();
    }
}
