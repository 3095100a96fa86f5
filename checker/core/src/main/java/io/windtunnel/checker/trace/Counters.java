package io.windtunnel.checker.trace;

/** What the server counted for one table: sequential scans, the rows they read, and the rows written. */
record Counters(long scans, long rows, long inserted, long updated, long deleted) {

    static final Counters ZERO = new Counters(0, 0, 0, 0, 0);

    /** What was counted since {@code before}; counters that were sent off in between start at zero again. */
    Counters since(Counters before) {
        boolean restarted = scans < before.scans
                || rows < before.rows
                || inserted < before.inserted
                || updated < before.updated
                || deleted < before.deleted;
        if (restarted) {
            return this;
        }
        return new Counters(
                scans - before.scans,
                rows - before.rows,
                inserted - before.inserted,
                updated - before.updated,
                deleted - before.deleted);
    }
}
