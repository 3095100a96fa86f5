package io.windtunnel.domain.report;

/**
 * A lock on a relation, newly taken by a statement.
 *
 * @param kind "table", "index", "sequence", "view" or "materialized view"
 * @param mode Postgres's name of it, "AccessExclusiveLock"
 * @param existedBefore whether the relation existed before the deployment under check
 */
public record Lock(String relation, String kind, String mode, boolean existedBefore) {}
