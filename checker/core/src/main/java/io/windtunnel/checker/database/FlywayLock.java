package io.windtunnel.checker.database;

import io.windtunnel.checker.flyway.ResolvedScript;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.flywaydb.database.postgresql.TransactionalModel;

/**
 * Flyway's lock beside scripts that run outside a transaction. By default it is held in a transaction, and statements
 * such as CREATE INDEX CONCURRENTLY wait for every other transaction: for that one for ever.
 */
final class FlywayLock {

    private FlywayLock() {}

    /**
     * Has Flyway hold it without a transaction where one of the scripts runs outside one and the team did not choose.
     *
     * @return what the user should know of it
     */
    static Optional<String> beside(Configuration configuration, List<ResolvedScript> scripts) {
        PostgreSQLConfigurationExtension settings =
                configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class);
        TransactionalModel chosen = settings.getTransactional();
        Optional<ResolvedScript> outside = chosen != null && chosen.getLock() != null
                ? Optional.empty()
                : scripts.stream().filter(script -> !runsInTransaction(script)).findFirst();
        outside.ifPresent(script -> settings.setTransactionalLock(false));
        return outside.map(script -> script.script().path() + " runs outside a transaction, so Flyway's lock is held"
                + " without one (flyway.postgresql.transactional.lock=false).");
    }

    static boolean runsInTransaction(ResolvedScript script) {
        try {
            return script.resolved().getExecutor().canExecuteInTransaction();
        } catch (FlywayException e) {
            return true; // Flyway says what is wrong with it when it is asked to run it
        }
    }
}
