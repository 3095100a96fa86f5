package io.windtunnel.checker.database;

import java.util.Optional;

/**
 * What the user said of the database.
 *
 * @param url a JDBC URL
 * @param user the role to log in as
 * @param passwordVariable the environment variable that holds its password
 */
public record TargetChoice(Optional<String> url, Optional<String> user, Optional<String> passwordVariable) {}
