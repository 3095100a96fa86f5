package io.windtunnel.checker;

import io.windtunnel.domain.report.Report;

/** Flies the migrations and reports what Postgres was seen to do. */
public final class MigrationChecker {

    private final Progress progress;

    /** A checker that tells {@code progress} how far it is. */
    public MigrationChecker(Progress progress) {
        this.progress = progress;
    }

    /**
     * Checks migrations in a throwaway server; nothing of it is left when this returns.
     *
     * @return the report; its outcome is {@code ERROR} where the server could not go on in the middle
     * @throws CheckException when there is nothing to report on: wrong input, or no server
     */
    public Report check(CheckRequest request) throws CheckException {
        progress.stage("checking");
        throw new CheckException(CheckException.Kind.CHECKER, "not there yet: " + request, new IllegalStateException());
    }
}
