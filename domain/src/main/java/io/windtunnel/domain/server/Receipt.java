package io.windtunnel.domain.server;

/**
 * A report was taken in.
 *
 * @param id the run's number
 * @param url where people read it
 * @param isNew whether it was not there yet: the same report of the same commit is the same run
 */
public record Receipt(long id, String url, boolean isNew) {}
