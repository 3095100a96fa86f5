package io.windtunnel.app.review;

/**
 * A decision came into force. It is told within the transaction that wrote it.
 *
 * @param projectId the project's number
 * @param ruling the decision
 */
public record DecisionMade(long projectId, Ruling ruling) {}
