/**
 * Flyway, driven by its own core: the team's settings, the scripts that it finds and how it cuts them into statements.
 *
 * <p>In: directories, configuration files, environment variables. Out: a {@link
 * io.windtunnel.checker.flyway.MigrationHistory} of scripts in Flyway's order and configurations to fly them with.
 * Nothing here decides what a migration is, in what order it comes or where a statement ends: Flyway does.
 */
@NullMarked
package io.windtunnel.checker.flyway;

import org.jspecify.annotations.NullMarked;
