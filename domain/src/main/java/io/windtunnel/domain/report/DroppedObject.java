package io.windtunnel.domain.report;

/**
 * An object that is gone.
 *
 * @param cascade whether the statement did not name it and Postgres took it along
 * @param existedBefore whether it existed before the deployment under check
 */
public record DroppedObject(String kind, String object, boolean cascade, boolean existedBefore) {}
