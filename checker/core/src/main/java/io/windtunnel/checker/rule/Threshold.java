package io.windtunnel.checker.rule;

/** A number that decides whether something is found. */
public enum Threshold {
    ROWS_SHARE("rows-share", 50, 100, "percent of a table's rows that are a share of it"),
    WRITE_SHARE("write-share", 10, 100, "percent of a table's rows that a statement has to write to be unbatched"),
    SMALL_ROWS("small-rows", 10_000, Long.MAX_VALUE, "rows that a table in production has at most that is small"),
    SMALL_MEGABYTES("small-megabytes", 16, 1L << 30, "MB that such a table takes at most");

    private final String key;
    private final long initial;
    private final long largest;
    private final String meaning;

    Threshold(String key, long initial, long largest, String meaning) {
        this.key = key;
        this.initial = initial;
        this.largest = largest;
        this.meaning = meaning;
    }

    /** What it is where nobody says anything else. */
    public long initial() {
        return initial;
    }

    /** The largest value that makes sense; the smallest is 1. */
    public long largest() {
        return largest;
    }

    /** What it counts, and in which unit. */
    public String meaning() {
        return meaning;
    }

    /** Its name in options. */
    @Override
    public String toString() {
        return key;
    }
}
