package io.windtunnel.app.review;

/**
 * A decision lapsed, as a new run has the finding with another content. It is told within the transaction that takes the
 * run in.
 *
 * @param projectId the project's number
 * @param decisionId the decision's number
 * @param subject what it was about
 * @param runId the new run's number
 */
public record DecisionLapsed(long projectId, long decisionId, Subject subject, long runId) {}
