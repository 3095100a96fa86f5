package io.windtunnel.checker.database;

/** How far back. */
public sealed interface UndoRange {

    /** The newest so many, from 1. */
    record Newest(int count) implements UndoRange {
        public Newest {
            if (count < 1) {
                throw new IllegalArgumentException("nothing is undone by " + count);
            }
        }
    }

    /** Until this version is the newest one; "0" for none. */
    record DownTo(String version) implements UndoRange {}
}
