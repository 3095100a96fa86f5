package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.cli.Command.Result;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a database, each as a process of its own, on a server of this test's. */
final class DatabaseCommandsTest {

    private final Command command;
    private Sandbox server;

    DatabaseCommandsTest(@TempDir Path home) throws IOException {
        this.command = new Command(home)
                .script("V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY, username text NOT NULL);")
                .script("U1__users.sql", "DROP TABLE users;")
                .script("V2__user_name.sql", "ALTER TABLE users RENAME username TO user_name;")
                .script("U2__user_name.sql", "ALTER TABLE users RENAME user_name TO username;")
                .script("R__names.sql", "CREATE OR REPLACE VIEW names AS SELECT id FROM users;");
    }

    @BeforeEach
    void startServer() throws SandboxException {
        server = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void renameIsAppliedShownAndTakenBackAndTheRowsAreThere() throws Exception {
        assertThat(run("migrate").text())
                .contains("applied sql/V1__users.sql", "applied sql/R__names.sql", "3 applied", "is at version 2.");
        sql("INSERT INTO users VALUES (1, 'ada')");

        Result info = run("info");
        assertThat(info.exitCode()).isZero();
        assertThat(info.text())
                .containsPattern("version description type state installed on undo 1 users SQL Success \\S+ \\S+ yes")
                .containsPattern("names SQL Success");

        Result undo = run("undo");
        assertThat(undo.text()).contains("undone sql/U2__user_name.sql", "1 undone", "is at version 1.");
        assertThat(undo.exitCode()).isZero();
        assertThat(sql("SELECT username FROM users")).isEqualTo("ada");
        assertThat(run("info").text()).containsPattern("2 user name SQL Pending yes");

        assertThat(run("migrate").text()).contains("1 applied");
        assertThat(sql("SELECT user_name FROM users")).isEqualTo("ada");
    }

    private Result run(String name, String... options) throws IOException, InterruptedException {
        return runAs(server.owner(), name, options);
    }

    private Result runAs(DatabaseAddress role, String name, String... options)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(name, "--migrations", "sql", "--url", url(role)));
        all.addAll(List.of(options));
        return command.run(all.toArray(String[]::new));
    }

    private static String url(DatabaseAddress role) {
        return role.url() + (role.url().contains("?") ? "&" : "?") + "user=" + role.user() + "&password="
                + role.password();
    }

    private String sql(String sql) throws SQLException {
        try (Connection connection = server.owner().connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return Objects.toString(rows.getString(1));
            }
        }
    }
}
