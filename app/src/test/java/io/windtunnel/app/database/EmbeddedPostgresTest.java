package io.windtunnel.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {

    @Test
    void dataOutlastsTheServerEvenWhenItIsKilled(@TempDir Path temporary) throws Exception {
        Path directory = entered(temporary);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, false)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, false)).isInstanceOf(Exception.class);
            execute(server, "CREATE TABLE kept (id integer); INSERT INTO kept VALUES (1)");
            long postmaster = Long.parseLong(
                    Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0));
            ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
            execute(server, "INSERT INTO kept VALUES (2)");
            assertThat(process.destroyForcibly()).isTrue();
            process.onExit().get();
        }
        try (EmbeddedPostgres again = EmbeddedPostgres.start(directory, false)) {
            assertThat(count(again)).isEqualTo(2);
            assertThatThrownBy(() -> DriverManager.getConnection(again.url().jdbc(), "windtunnel", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aTemporaryOneLeavesNothing(@TempDir Path temporary) throws Exception {
        Path directory = entered(temporary).resolve("demo");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, true)) {
            execute(server, "SELECT 1");
        }
        assertThat(directory).doesNotExist();
    }

    private static Path entered(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        DatabaseUrl url = server.url();
        return DriverManager.getConnection(
                url.jdbc(), url.user().orElseThrow(), url.password().orElseThrow());
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
