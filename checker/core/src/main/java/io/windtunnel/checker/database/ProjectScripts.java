package io.windtunnel.checker.database;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.MigrationHistory;

/**
 * The scripts that a database lives by.
 *
 * @param settings the team's, with which the scripts were found
 * @param migrations Flyway's
 * @param undos the undo scripts that stand beside them
 */
public record ProjectScripts(FlywaySettings settings, MigrationHistory migrations, MigrationHistory undos) {

    /** Those that the settings find, and their undo scripts. */
    public static ProjectScripts of(FlywaySettings settings, MigrationHistory migrations) {
        return new ProjectScripts(settings, migrations, migrations.undos());
    }
}
