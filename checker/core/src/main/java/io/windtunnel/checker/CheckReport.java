package io.windtunnel.checker;

import io.windtunnel.checker.observation.TableSizes;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.checker.observation.Waiting;
import io.windtunnel.checker.report.CompatibilityReports;
import io.windtunnel.checker.report.MigrationReports;
import io.windtunnel.checker.report.SchemaReports;
import io.windtunnel.checker.report.Summaries;
import io.windtunnel.checker.report.UndoReports;
import io.windtunnel.checker.report.WaitingReports;
import io.windtunnel.checker.rule.Drift;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.trace.Flight;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.PostgresServer;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Timings;
import io.windtunnel.domain.report.Tool;
import java.util.List;
import java.util.Optional;

/** Puts a report together from what was seen, tried and found. */
record CheckReport(CheckPlan plan, Sandbox sandbox, TableSizes sizes) {

    Report of(
            Flight flight,
            List<Trial> trials,
            List<Finding> findings,
            Optional<Drift> drift,
            List<Problem> problems,
            Timings timings) {
        List<Migration> migrations = WaitingReports.with(
                flight.migrations().stream().map(MigrationReports::of).toList(), of(trials, Waiting.class), sizes);
        return new Report(
                Report.SCHEMA_VERSION,
                new Tool("windtunnel", version()),
                new PostgresServer(sandbox.version(), sandbox.source()),
                plan.division().described(),
                Summaries.of(
                        migrations,
                        findings,
                        plan.request().failOn(),
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
                of(trials, UndoTrial.class).stream().map(UndoReports::of).toList(),
                CompatibilityReports.of(trials),
                problems,
                timings);
    }

    private static <T extends Trial> List<T> of(List<Trial> trials, Class<T> kind) {
        return trials.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String version() {
        return Optional.ofNullable(MigrationChecker.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
