package io.windtunnel.checker.script;

/** Lines of a script, both inclusive, from 1. {@link #NONE} where there is no file. */
public record LineRange(int start, int end) {

    /** No lines: the statement stands in no file. */
    public static final LineRange NONE = new LineRange(0, 0);

    /** Whether there are lines at all. */
    public boolean isPresent() {
        return start > 0;
    }
}
