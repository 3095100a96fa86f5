package io.windtunnel.checker.cli;

/** What scripts depend on; 0 is nothing found. */
final class ExitCodes {

    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int CHECKER = 3;

    private ExitCodes() {}
}
