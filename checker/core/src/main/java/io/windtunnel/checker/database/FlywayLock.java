package io.windtunnel.checker.database;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Flyway's lock beside scripts that run outside a transaction. By default it is held in a transaction, and statements
 * such as CREATE INDEX CONCURRENTLY wait for every other transaction: for that one for ever.
 */
final class FlywayLock {

    /** Flyway itself cannot tell afterwards whether this was set or is its default. */
    private static final String SETTING = "flyway.postgresql.transactional.lock";

    private final boolean isChosen;

    /** @param settings in which the team may have chosen */
    FlywayLock(FlywaySettings settings) {
        this.isChosen = settings.properties().containsKey(SETTING);
    }

    /**
     * Has Flyway hold it without a transaction where one of the scripts runs outside one and the team did not choose.
     *
     * @return what the user should know of it
     */
    Optional<String> beside(Configuration configuration, List<ResolvedScript> scripts) {
        Optional<ResolvedScript> outside = isChosen
                ? Optional.empty()
                : scripts.stream().filter(script -> !runsInTransaction(script)).findFirst();
        outside.ifPresent(script -> MigrationHistory.holdNoTransaction(configuration));
        return outside.map(script -> "%s runs outside a transaction, so Flyway's lock is held without one (%s=false)."
                .formatted(script.script().path(), SETTING));
    }

    static boolean runsInTransaction(ResolvedScript script) {
        try {
            return script.resolved().getExecutor().canExecuteInTransaction();
        } catch (FlywayException e) {
            return true; // Flyway says what is wrong with it when it is asked to run it
        }
    }
}
