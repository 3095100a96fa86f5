package io.windtunnel.domain.report;

import java.util.List;

/**
 * One run of {@code windtunnel check}.
 *
 * @param schemaVersion the version of the JSON's shape, {@link #SCHEMA_VERSION} for what this code writes
 * @param tool who wrote the report
 * @param postgres the server that the migrations were flown in
 * @param summary the outcome in numbers
 * @param migrations the migrations under check, in the order in which Flyway applied them
 * @param findings what is wrong with them, worst first
 * @param problems what could not be observed, and why
 * @param timings how long it took: the only part, with each statement's duration, that differs from run to run
 */
public record Report(
        int schemaVersion,
        Tool tool,
        PostgresServer postgres,
        Summary summary,
        List<Migration> migrations,
        List<Finding> findings,
        List<Problem> problems,
        Timings timings) {

    /** The shape that this code reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    public Report {
        migrations = List.copyOf(migrations);
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }
}
