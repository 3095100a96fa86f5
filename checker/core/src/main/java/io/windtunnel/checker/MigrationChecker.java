package io.windtunnel.checker;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.FlywaySettingsReader;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.model.ModelException;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.pending.Division;
import io.windtunnel.checker.report.MigrationReports;
import io.windtunnel.checker.report.SchemaReports;
import io.windtunnel.checker.report.Summaries;
import io.windtunnel.checker.rule.Baseline;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Drift;
import io.windtunnel.checker.rule.RuleEngine;
import io.windtunnel.checker.rule.SchemaComparison;
import io.windtunnel.checker.rules.Rules;
import io.windtunnel.checker.sample.SampleSize;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.trace.Flight;
import io.windtunnel.checker.trace.Leg;
import io.windtunnel.checker.trace.MigrationTracer;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.PostgresServer;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Timings;
import io.windtunnel.domain.report.Tool;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
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
            RunSettings run = request.run();
            FlywaySettings settings = new FlywaySettingsReader(run.workingDirectory(), run.environment())
                    .read(request.migrations(), run.flywaySettings(), run.classPath());
            MigrationHistory history = MigrationHistory.resolve(settings, run.workingDirectory());
            Division division = Division.of(history, request.scope(), run.workingDirectory(), run.environment());
            Optional<Baseline> baseline = baseline(request);
            BaseKey key = BaseKey.of(division.base(), settings, run);
            stopwatch.lap("resolve");
            progress.stage("starting PostgreSQL");
            try (Sandbox sandbox = Sandboxes.open(run.sandbox(key.value(), progress::note))) {
                stopwatch.lap("server");
                List<Problem> problems = new ArrayList<>(strangers(history));
                problems.addAll(BaseState.reach(
                        sandbox,
                        division.base(),
                        run,
                        () -> progress.stage("applying " + division.described().orElse("nothing"))));
                stopwatch.lap("base");
                Optional<ModelCheck> model = model(request, sandbox, history);
                stopwatch.lap("model");
                Flight flight = fly(sandbox, history, division, request);
                stopwatch.lap("flight");
                problems.addAll(flight.problems());
                notFlown(history, flight).ifPresent(problems::add);
                List<Trial> trials = flight.legs().stream()
                        .<Trial>flatMap(leg -> leg.refused().stream())
                        .toList();
                List<Deployment> deployments = deployments(flight, trials);
                Optional<Drift> drift = drift(model, flight, deployments, problems);
                List<Finding> findings = judge(deployments, drift, baseline);
                return report(request, sandbox, division, problems, flight, findings, drift, stopwatch);
            }
        } catch (FlywaySettingsException | ModelException | SandboxException | SQLException e) {
            throw CheckException.of(e);
        }
    }

    private static Optional<Baseline> baseline(CheckRequest request) throws CheckException {
        if (request.baseline().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                BaselineFile.read(request.baseline().get(), request.run().workingDirectory()));
    }

    private Flight fly(Sandbox sandbox, MigrationHistory history, Division division, CheckRequest request)
            throws SQLException {
        int total = history.scripts().size() - division.base().scripts().size();
        return new MigrationTracer(
                        sandbox,
                        history,
                        request.statementTimeout(),
                        request.schemaShown(),
                        new SampleSize(request.evidence().rows()),
                        (number, script) -> progress.migration(number, Math.max(total, number), script))
                .fly(division.plan());
    }

    private Optional<ModelCheck> model(CheckRequest request, Sandbox sandbox, MigrationHistory history)
            throws SQLException, SandboxException {
        if (request.model().isEmpty()) {
            return Optional.empty();
        }
        ModelSource source = request.model().get();
        progress.stage("reading " + source);
        return Optional.of(ModelCheck.begin(request, source, sandbox, history));
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

    /** Says how many migrations nothing is known of, because one before them failed. */
    private static Optional<Problem> notFlown(MigrationHistory history, Flight flight) {
        List<MigrationScript> all =
                history.scripts().stream().map(ResolvedScript::script).toList();
        return flight.legs().stream()
                .flatMap(leg -> leg.migrations().stream())
                .filter(MigrationTrace::hasFailed)
                .map(failed -> all.subList(all.indexOf(failed.script()) + 1, all.size()))
                .filter(left -> !left.isEmpty())
                .map(left -> Problem.of("Not flown, since Flyway stops at the failure: %s%s."
                        .formatted(left.get(0).path(), left.size() == 1 ? "" : " and " + (left.size() - 1) + " more")))
                .findFirst();
    }

    private static List<Finding> judge(
            List<Deployment> deployments, Optional<Drift> drift, Optional<Baseline> baseline) {
        List<Deployment> judged = new ArrayList<>(deployments);
        drift.map(Deployment::end).ifPresent(judged::add);
        List<Finding> findings = new RuleEngine(Rules.all()).judge(judged);
        return baseline.map(known -> known.applied(findings)).orElse(findings);
    }

    private static Report report(
            CheckRequest request,
            Sandbox sandbox,
            Division division,
            List<Problem> problems,
            Flight flight,
            List<Finding> findings,
            Optional<Drift> drift,
            Stopwatch stopwatch) {
        List<Migration> migrations = flight.legs().stream()
                .flatMap(leg -> leg.migrations().stream())
                .map(MigrationReports::of)
                .toList();
        flight.breakdown().ifPresent(why -> problems.add(0, why));
        stopwatch.lap("judge");
        return new Report(
                Report.SCHEMA_VERSION,
                new Tool("windtunnel", version()),
                new PostgresServer(sandbox.version(), sandbox.source()),
                division.described(),
                Summaries.of(
                        migrations,
                        findings,
                        request.failOn(),
                        flight.breakdown().isPresent()),
                migrations,
                findings,
                drift.map(Drift::model),
                drift.map(found -> found.differences().stream()
                        .map(Drift.Drifted::difference)
                        .toList()),
                flight.before()
                        .flatMap(before -> flight.after().map(after -> SchemaReports.of(before, after, migrations))),
                flight.samples(),
                List.of(),
                List.of(),
                problems,
                stopwatch.timings());
    }

    private static List<Deployment> deployments(Flight flight, List<Trial> trials) {
        return flight.legs().stream().map(leg -> deployment(leg, trials)).toList();
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

    private static String version() {
        return Optional.ofNullable(MigrationChecker.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Where the time went. */
    private static final class Stopwatch {
        private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        private final long start = System.nanoTime();
        private final List<Timings.Stage> stages = new ArrayList<>();
        private long last = start;

        void lap(String name) {
            long now = System.nanoTime();
            stages.add(new Timings.Stage(name, (now - last) / 1_000_000));
            last = now;
        }

        Timings timings() {
            return new Timings(Optional.of(startedAt.toString()), (System.nanoTime() - start) / 1_000_000, stages);
        }
    }
}
