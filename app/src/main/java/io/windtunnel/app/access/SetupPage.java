package io.windtunnel.app.access;

/**
 * The page for the first account.
 *
 * @param token the one that came with the link
 */
public record SetupPage(String token) {}
