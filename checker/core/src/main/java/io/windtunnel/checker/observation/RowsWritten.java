package io.windtunnel.checker.observation;

/** Rows written, as {@code pg_stat_xact_all_tables} counts them; {@code COPY} counts as inserted. */
public record RowsWritten(Relation relation, long inserted, long updated, long deleted) implements Observation {

    /** All of them; a row that was written twice counts twice. */
    public long rows() {
        return inserted + updated + deleted;
    }
}
