package io.windtunnel.checker.sample;

/** What a row is for: the first rows of a table show the ends of what is allowed, all later ones are ordinary. */
enum Look {
    ORDINARY(Shade.ORDINARY),
    LOW(Shade.LOW),
    HIGH(Shade.HIGH),
    /** NULL wherever it is allowed. */
    NULLS(Shade.ORDINARY),
    /** As the first row wherever nothing forbids it. */
    COPY(Shade.ORDINARY);

    private final Shade shade;

    Look(Shade shade) {
        this.shade = shade;
    }

    static Look of(long row) {
        return row < values().length ? values()[(int) row] : ORDINARY;
    }

    Shade shade() {
        return shade;
    }
}
