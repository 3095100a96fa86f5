package io.windtunnel.checker.trace;

/** How the migrations under check go live. */
public enum DeploymentPlan {
    /** All together. */
    TOGETHER,
    /** Each script alone, on top of the earlier ones: an audit of a history. */
    ONE_BY_ONE
}
