package io.windtunnel.checker;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.FlywaySettingsReader;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.report.MigrationReports;
import io.windtunnel.checker.report.Summaries;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.RuleEngine;
import io.windtunnel.checker.rule.SchemaComparison;
import io.windtunnel.checker.rules.Rules;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.checker.trace.DeploymentPlan;
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

    /**
     * Checks migrations in a throwaway server; nothing of it is left when this returns.
     *
     * @return the report; its outcome is {@code ERROR} where the server could not go on in the middle
     * @throws CheckException when there is nothing to report on: wrong input, or no server
     */
    public Report check(CheckRequest request) throws CheckException {
        Stopwatch stopwatch = new Stopwatch();
        try {
            FlywaySettings settings = new FlywaySettingsReader(request.workingDirectory(), request.environment())
                    .read(request.migrations(), request.flywaySettings(), request.classPath());
            MigrationHistory history = MigrationHistory.resolve(settings, request.workingDirectory());
            stopwatch.lap("resolve");
            progress.stage("starting PostgreSQL");
            try (Sandbox sandbox = Sandboxes.open(sandboxRequest(request))) {
                stopwatch.lap("server");
                Flight flight = new MigrationTracer(
                                sandbox,
                                history,
                                request.statementTimeout(),
                                (number, script) -> progress.migration(
                                        number, history.scripts().size(), script))
                        .fly(DeploymentPlan.ONE_BY_ONE);
                stopwatch.lap("flight");
                return report(request, sandbox, history, flight, stopwatch);
            }
        } catch (FlywaySettingsException e) {
            throw new CheckException(CheckException.Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        } catch (SandboxException e) {
            throw new CheckException(
                    e.kind() == SandboxException.Kind.CONFIGURATION
                            ? CheckException.Kind.CONFIGURATION
                            : CheckException.Kind.CHECKER,
                    String.valueOf(e.getMessage()),
                    e);
        } catch (SQLException e) {
            throw new CheckException(
                    CheckException.Kind.CHECKER, "The server could not be asked: " + e.getMessage(), e);
        }
    }

    private SandboxRequest sandboxRequest(CheckRequest request) {
        return new SandboxRequest(
                request.postgres(),
                request.cacheDirectory().orElseGet(Sandboxes::defaultCacheDirectory),
                Optional.empty(),
                request.scriptRole(),
                request.serverSettings(),
                progress::note);
    }

    private static Report report(
            CheckRequest request, Sandbox sandbox, MigrationHistory history, Flight flight, Stopwatch stopwatch) {
        List<Finding> findings = new RuleEngine(Rules.all()).judge(deployments(flight));
        List<Migration> migrations = flight.legs().stream()
                .flatMap(leg -> leg.migrations().stream())
                .map(MigrationReports::of)
                .toList();
        List<Problem> problems = new ArrayList<>(flight.problems());
        history.strangers()
                .forEach(file -> problems.add(new Problem(
                        "Flyway passes over this file: its name is not that of a migration.",
                        Optional.of("Name it as Flyway does, V2__what_it_does.sql, or move it elsewhere."),
                        Optional.of(file),
                        Optional.empty())));
        flight.breakdown().ifPresent(why -> problems.add(0, Problem.of(why)));
        stopwatch.lap("judge");
        return new Report(
                Report.SCHEMA_VERSION,
                new Tool("windtunnel", version()),
                new PostgresServer(sandbox.version(), sandbox.source()),
                Summaries.of(
                        migrations,
                        findings,
                        request.failOn(),
                        flight.breakdown().isPresent()),
                migrations,
                findings,
                problems,
                stopwatch.timings());
    }

    private static List<Deployment> deployments(Flight flight) {
        return flight.legs().stream().map(MigrationChecker::deployment).toList();
    }

    private static Deployment deployment(Leg leg) {
        Optional<SchemaComparison> comparison =
                leg.before().flatMap(before -> leg.after().map(after -> new SchemaComparison(before, after)));
        return new Deployment(leg.migrations(), comparison);
    }

    private static String version() {
        return Optional.ofNullable(MigrationChecker.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Where the time went. */
    private static final class Stopwatch {
        private final long start = System.nanoTime();
        private final List<Timings.Stage> stages = new ArrayList<>();
        private long last = start;

        void lap(String name) {
            long now = System.nanoTime();
            stages.add(new Timings.Stage(name, (now - last) / 1_000_000));
            last = now;
        }

        Timings timings() {
            return new Timings((System.nanoTime() - start) / 1_000_000, stages);
        }
    }
}
