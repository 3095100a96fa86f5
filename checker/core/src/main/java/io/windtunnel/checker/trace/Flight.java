package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Samples;
import java.util.List;
import java.util.Optional;

/**
 * A flight that is over.
 *
 * @param legs its deployments, in order
 * @param before the schema before the first of them, where it could be read
 * @param after the committed schema after the last one, where it could be read
 * @param samples the sample rows that were put into tables, where there were any
 * @param problems what could not be observed, or had to be worked around
 * @param breakdown why the server could not go on, where it could not: not the scripts' fault
 */
public record Flight(
        List<Leg> legs,
        Optional<CatalogSnapshot> before,
        Optional<CatalogSnapshot> after,
        Optional<Samples> samples,
        List<Problem> problems,
        Optional<Problem> breakdown) {

    public Flight {
        legs = List.copyOf(legs);
        problems = List.copyOf(problems);
    }

    /** The migrations of all deployments, in the order in which they were flown. */
    public List<MigrationTrace> migrations() {
        return legs.stream().flatMap(leg -> leg.migrations().stream()).toList();
    }
}
