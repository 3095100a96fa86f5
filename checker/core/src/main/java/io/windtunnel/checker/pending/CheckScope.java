package io.windtunnel.checker.pending;

/** Which migrations are under check; all others are the base history. */
public sealed interface CheckScope {

    /** Every script, each as a deployment of its own on top of the earlier ones. */
    record All() implements CheckScope {}

    /** The migrations of this version and later, and every repeatable one, as one deployment. */
    record From(String version) implements CheckScope {}

    /** What this Git revision does not have, as one deployment. */
    record Base(String revision) implements CheckScope {}

    /**
     * What the default branch does not have, as one deployment; every script, as one deployment, where there is no Git
     * history to compare with.
     */
    record Pending() implements CheckScope {}
}
