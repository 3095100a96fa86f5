package io.windtunnel.checker.database;

import io.windtunnel.checker.flyway.ResolvedScript;

/**
 * A version that is taken back.
 *
 * @param version as it stands in the history
 * @param applied the migration
 * @param undo its undo script
 */
public record UndoStep(String version, ResolvedScript applied, ResolvedScript undo) {}
