package io.windtunnel.checker.database;

/**
 * A script that ran to its end.
 *
 * @param script the file as a user would name it, or the class of a Java migration
 */
public record ScriptRun(String script, long millis) {}
