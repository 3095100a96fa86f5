package io.windtunnel.checker.trace;

import io.windtunnel.checker.sample.SampleSize;
import java.time.Duration;

/**
 * How migrations are flown and watched.
 *
 * @param statementTimeout a statement that runs longer is stopped
 * @param schemaShown whether the schema is read at both ends of the flight, also where no rule has to know it
 * @param schemaCompared whether it is read around each deployment, also where nothing could be dropped
 * @param sampleSize the sample rows that an empty table gets before each deployment
 * @param secondSession whether a second session tries who would have to wait
 */
public record FlightSettings(
        Duration statementTimeout,
        boolean schemaShown,
        boolean schemaCompared,
        SampleSize sampleSize,
        boolean secondSession) {

    /** Nothing but the migrations themselves is of interest, over the rows that are there. */
    public static FlightSettings bare(Duration statementTimeout) {
        return new FlightSettings(statementTimeout, false, false, new SampleSize(0), false);
    }
}
