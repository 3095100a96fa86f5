package io.windtunnel.app.ingest;

/**
 * A new run is written, and the transaction that wrote it is still open: whoever listens writes in it, too.
 *
 * @param projectId whose run it is
 * @param runId its number
 * @param branch the branch that was checked
 */
public record RunTakenIn(long projectId, long runId, String branch) {}
