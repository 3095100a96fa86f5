package io.windtunnel.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Takes back what is left of a script that runs outside of a transaction and was killed half-way, so that it can run again:
 * {@code CREATE INDEX CONCURRENTLY} leaves an index behind that is invalid, and Flyway knows nothing of it. Each such script
 * has a file {@code db/interrupted/VERSION.sql}, which changes nothing where the script has not run. It runs within
 * Flyway's lock: another instance's index, which is being built, is not touched.
 */
final class Interrupted extends BaseCallback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationVersion version = context.getMigrationInfo().getVersion();
        if (version == null) {
            return;
        }
        try (InputStream script = Interrupted.class.getResourceAsStream("/db/interrupted/" + version + ".sql")) {
            if (script != null) {
                run(context, new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Context context, String sql) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new FlywayException("What an interrupted migration left could not be taken back", e);
        }
    }
}
