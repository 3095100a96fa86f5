package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * How many rows of an older table one statement wrote in two flights: over few rows and over many.
 *
 * @param script the script of the statement
 * @param statement its index in there
 * @param table SQL-quoted with its schema
 * @param few how many rows the table had in the first flight
 * @param writtenOfFew how many of them the statement wrote
 * @param many how many rows the table had in the second flight
 * @param writtenOfMany how many of them the largest transaction of the statement wrote
 */
public record RowsGrown(
        MigrationScript script, int statement, String table, long few, long writtenOfFew, long many, long writtenOfMany)
        implements Trial {

    /** A batch of a fixed size that covers half of the larger table would look like growth by half. */
    private static final double PROPORTIONAL = 0.6;

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }

    /**
     * Whether the statement writes the more rows the more there are.
     *
     * @param percent how many of a hundred rows are a share worth speaking of
     */
    public boolean grows(int percent) {
        if (few == 0 || writtenOfMany <= writtenOfFew || writtenOfMany * 100 < many * percent) {
            return false;
        }
        double shareOfFew = Math.min(1, (double) writtenOfFew / few);
        double shareOfMany = Math.min(1, (double) writtenOfMany / many);
        return shareOfFew > 0 && shareOfMany > PROPORTIONAL * shareOfFew;
    }
}
