package io.windtunnel.checker.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsReader;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.checker.trace.BaseFlight;
import io.windtunnel.checker.trace.StartingPoint;
import io.windtunnel.checker.waiting.LargerFlight.Seen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flight over larger tables: which of them are, and what is timed. */
final class LargerFlightTest {

    private final Path project;

    LargerFlightTest(@TempDir Path project) {
        this.project = project;
    }

    @Test
    void theTablesThatAreWorkedOnAreLargeAndWhatTheyReferToIsThere() throws Exception {
        script(
                "V1__base.sql",
                """
                CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL);
                CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES customer, note text);
                CREATE TABLE line (id int PRIMARY KEY, orders int NOT NULL REFERENCES orders);
                CREATE TABLE own (id int);
                INSERT INTO own VALUES (1);
                """);
        script("V2__flown.sql", "CREATE INDEX orders_note ON orders (note);\nCREATE INDEX own_id ON own (id);\n");
        script("V3__fails.sql", "SELECT 1;\nSELECT 1 / 0;\n");
        MigrationHistory history = history();
        StartingPoint start = () -> {
            Sandbox sandbox = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")));
            new BaseFlight(sandbox, history.only(List.of(history.scripts().get(0)))).fly();
            return sandbox;
        };

        Seen seen = new LargerFlight(start, history, 5).fly(Set.of("public.orders", "public.own"));

        assertThat(seen.rows()).isEqualTo(Map.of("public.orders", LargerFlight.ROWS));
        assertThat(seen.statements()).containsOnlyKeys("sql/V2__flown.sql", "sql/V3__fails.sql");
        assertThat(seen.statements().get("sql/V2__flown.sql"))
                .hasSize(2)
                .allMatch(statement -> !statement.duration().isNegative());
        assertThat(seen.statements().get("sql/V3__fails.sql")).hasSize(1);
    }

    private void script(String name, String text) throws java.io.IOException {
        Files.createDirectories(project.resolve("sql"));
        Files.writeString(project.resolve("sql").resolve(name), text);
    }

    private MigrationHistory history() {
        FlywaySettings settings =
                new FlywaySettingsReader(project, Map.of()).read(List.of(Path.of("sql")), Map.of(), List.of());
        return MigrationHistory.resolve(settings, project);
    }
}
