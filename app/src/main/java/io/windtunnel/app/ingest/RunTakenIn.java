package io.windtunnel.app.ingest;

/**
 * A new run stands with its scripts and findings. It is told within the transaction that wrote them: whoever listens
 * writes with it, or has it undone.
 *
 * @param projectId the project's number
 * @param runId the run's number
 * @param branch the branch that was checked
 */
public record RunTakenIn(long projectId, long runId, String branch) {}
