package io.windtunnel.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterruptedTest {

    /** The latest moment to be killed at: a script has done all of its work, and Flyway has not noted it yet. */
    @Test
    void eachScriptThatRunsOutsideOfATransactionCanRunAgain(@TempDir Path temporary) throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temporary.resolve("data"), false)) {
            DatabaseUrl url = server.url();
            String user = url.user().orElseThrow();
            String password = url.password().orElseThrow();
            int databases = 0;
            for (String version : outsideOfTransactions(url.jdbc(), user, password)) {
                String database = "again_" + databases++;
                DSL.using(url.jdbc(), user, password).execute("CREATE DATABASE " + database);
                String jdbc = url.jdbc().replace("/postgres?", "/" + database + "?");
                DatabaseConfiguration.flyway(jdbc, user, password)
                        .target(version)
                        .load()
                        .migrate();
                DSLContext dsl = DSL.using(jdbc, user, password);
                dsl.execute("DELETE FROM flyway_schema_history WHERE version = ?", version);

                Flyway whole =
                        DatabaseConfiguration.flyway(jdbc, user, password).load();
                whole.migrate();

                assertThat(whole.info().pending()).isEmpty();
                assertThat(dsl.fetchValue("SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
                        .isEqualTo(0L);
            }
            assertThat(databases).isGreaterThanOrEqualTo(2);
        }
    }

    private static List<String> outsideOfTransactions(String url, String user, String password) {
        return Arrays.stream(DatabaseConfiguration.flyway(url, user, password)
                        .load()
                        .info()
                        .all())
                .filter(migration ->
                        InterruptedTest.class.getResource("/db/migration/" + migration.getScript() + ".conf") != null)
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .toList();
    }
}
