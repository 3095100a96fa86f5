package io.windtunnel.checker;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.trace.FlightDataSource;
import io.windtunnel.checker.trace.TeamSql;
import java.util.Optional;

/**
 * The name under which a base history is kept: a hash over all that it depends on, so that a change of any of it makes
 * another name. Java migrations can depend on anything, so a history that has some is not kept.
 *
 * @param value empty where there is nothing to keep
 */
record BaseKey(Optional<String> value) {

    /** Raised when the same scripts would leave something else behind. */
    private static final String VERSION = "1";

    static BaseKey of(MigrationHistory base, FlywaySettings settings, RunSettings run) {
        if (base.scripts().isEmpty() || base.hasJavaMigrations()) {
            return new BaseKey(Optional.empty());
        }
        InputDigest digest = new InputDigest();
        digest.add(VERSION);
        digest.add(FlightDataSource.TIME_ZONE);
        digest.add(settings.properties());
        digest.add(TeamSql.read(run.before(), run.workingDirectory()));
        digest.add(base.resources());
        return new BaseKey(Optional.of(digest.name()));
    }
}
