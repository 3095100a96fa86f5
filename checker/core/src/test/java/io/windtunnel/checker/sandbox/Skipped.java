package io.windtunnel.checker.sandbox;

import org.junit.jupiter.api.Assumptions;

/** A test that this machine cannot run. */
final class Skipped {

    private Skipped() {}

    /** Skips the test if the machine lacks what it needs, and says so in one line that a reader of the build sees. */
    static void unless(boolean possible, String why) {
        if (!possible) {
            System.err.println("SKIPPED " + why);
        }
        Assumptions.assumeTrue(possible, why);
    }
}
