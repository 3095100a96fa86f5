package io.windtunnel.app.web;

/**
 * What an error's page says.
 *
 * @param status HTTP's number
 * @param reason what is wrong
 */
public record ErrorPage(int status, String reason) {}
