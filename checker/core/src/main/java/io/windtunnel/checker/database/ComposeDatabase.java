package io.windtunnel.checker.database;

/**
 * The database of a compose file's service, as it is reached from this machine.
 *
 * @param url a JDBC URL without user and password
 * @param origin the file and the service, for people
 */
record ComposeDatabase(String url, String user, String password, String origin) {}
