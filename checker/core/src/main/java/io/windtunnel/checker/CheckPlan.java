package io.windtunnel.checker;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.FlywaySettingsReader;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.pending.Division;
import io.windtunnel.checker.sample.SampleSize;
import io.windtunnel.checker.trace.DeploymentPlan;
import io.windtunnel.checker.trace.StartingPoint;
import java.nio.file.Path;
import java.util.List;

/**
 * A request with everything found that it speaks of; nothing is started yet.
 *
 * @param settings Flyway's
 * @param history every migration that is flown
 * @param division which of them are under check, and what they are flown on top of
 * @param key the name of that base in the cache
 */
record CheckPlan(
        CheckRequest request, FlywaySettings settings, MigrationHistory history, Division division, BaseKey key) {

    /**
     * Finds the scripts and the base.
     *
     * @throws FlywaySettingsException when they cannot be used
     */
    static CheckPlan of(CheckRequest request) {
        RunSettings run = request.run();
        FlywaySettings settings = new FlywaySettingsReader(run.workingDirectory(), run.environment())
                .read(request.migrations(), run.flywaySettings(), run.classPath());
        MigrationHistory history = MigrationHistory.resolve(settings, run.workingDirectory());
        Division division = Division.of(history, request.scope(), run.workingDirectory(), run.environment());
        return new CheckPlan(request, settings, division.flown(), division, BaseKey.of(division.base(), settings, run));
    }

    RunSettings run() {
        return request.run();
    }

    EvidenceSettings evidence() {
        return request.evidence();
    }

    /** The team's own rows; an audit begins with an empty database, which has no table for them. */
    List<Path> seedFiles() {
        return division.plan() == DeploymentPlan.ONE_BY_ONE
                ? List.of()
                : evidence().seedFiles();
    }

    /** How many sample rows a table gets. */
    SampleSize rows() {
        return new SampleSize(evidence().rows());
    }

    /** Where it begins, best first: a script that nobody watches may fail on sample rows. */
    List<StartingPoint> starts() {
        return List.of(start(), startWithoutSamples());
    }

    /** The state in which the flight begins, with sample rows. */
    StartState start() {
        return new StartState(division.base(), key, run(), seedFiles(), rows());
    }

    /** The same with the rows alone that the base history left. */
    StartState startWithoutSamples() {
        return new StartState(division.base(), key, run(), seedFiles(), new SampleSize(0));
    }

    /** The same plan for other scripts, each of them flown by itself on top of those before. */
    StartState startOf(MigrationHistory base) {
        return startOf(base, seedFiles(), new SampleSize(0));
    }

    /** Where other scripts begin, best first. */
    List<StartingPoint> startsOf(MigrationHistory base) {
        return List.of(startOf(base, seedFiles(), rows()), startOf(base));
    }

    /** The state after these scripts alone. */
    StartState after(MigrationHistory scripts) {
        return startOf(scripts, List.of(), new SampleSize(0));
    }

    private StartState startOf(MigrationHistory base, List<Path> seeds, SampleSize rows) {
        return new StartState(base, BaseKey.of(base, settings, run()), run(), seeds, rows);
    }
}
