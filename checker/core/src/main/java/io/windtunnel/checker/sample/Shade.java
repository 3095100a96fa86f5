package io.windtunnel.checker.sample;

/** Where in the range of what a type allows a value lies. */
enum Shade {
    /** In the middle, and another for each row. */
    ORDINARY,
    /** Short, negative, early, or without elements. */
    LOW,
    /** Long, large or late, but not so far that ordinary arithmetic with it would fail. */
    HIGH
}
