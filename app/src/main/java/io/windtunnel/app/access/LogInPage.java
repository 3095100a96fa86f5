package io.windtunnel.app.access;

/**
 * What the page to sign in tells.
 *
 * @param failed the last try did not work
 * @param out somebody has just signed out
 * @param made the first account has just been made
 */
public record LogInPage(boolean failed, boolean out, boolean made) {}
