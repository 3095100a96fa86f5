package io.windtunnel.checker.change;

/** How sure it is that a dropped and an added object are one object renamed. From sure to doubtful. */
public enum Certainty {
    /** The structure agrees and so do witnesses independent of it: a name of the same words, foreign keys, a comment. */
    SURE,
    /** The structure agrees and one witness does, or the structure is too particular to occur twice. */
    LIKELY,
    /** They look alike and nothing else speaks for it, or another pair looks as much alike: ask. */
    DOUBTFUL
}
