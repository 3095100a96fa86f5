package io.windtunnel.app.access;

import io.windtunnel.domain.db.enums.TokenScope;

/**
 * What hands in or reads with a token.
 *
 * @param tokenId the token's number
 * @param projectId the project that the token is for
 * @param project its slug
 * @param name the token's name
 * @param scope what the token is for
 */
public record Machine(long tokenId, long projectId, String project, String name, TokenScope scope) {}
