package io.windtunnel.checker.sandbox;

import static io.windtunnel.checker.sandbox.SandboxContract.execute;
import static io.windtunnel.checker.sandbox.SandboxContract.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers that outlive the sandbox. */
final class JdbcSandboxTest {

    private final List<String> notes = new ArrayList<>();

    private SandboxRequest request(DatabaseAddress at, ScriptRole role, Map<String, String> settings) {
        String url = at.url() + "&user=" + at.user() + "&password=" + at.password();
        return new SandboxRequest(
                new SandboxSource.Jdbc(url),
                Sandboxes.defaultCacheDirectory(),
                Optional.empty(),
                role,
                settings,
                new MavenArtifacts(),
                notes::add);
    }

    private SandboxRequest request(DatabaseAddress at) {
        return request(at, ScriptRole.PLAIN_OWNER, Map.of());
    }

    private static Sandbox server(int major) throws SandboxException {
        return Sandboxes.open(SandboxRequest.of(new SandboxSource.Embedded(major)));
    }

    private static String state(Sandbox server) throws Exception {
        return query(
                server.administrator(),
                "SELECT coalesce((SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database), '') || ' '"
                        + " || (SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles WHERE rolname !~ '^pg_')");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16, 18})
    void superuserGetsAScratchDatabaseThatKeepsTheContract(int major) throws Exception {
        try (Sandbox server = server(major)) {
            String before = state(server);
            try (Sandbox sandbox = Sandboxes.open(request(server.administrator()))) {
                assertThat(sandbox.administratorIsSuperuser()).isTrue();
                assertThat(sandbox.source())
                        .doesNotContain(server.administrator().password());
                assertThat(query(sandbox.owner(), "SELECT current_database()")).startsWith("windtunnel_scratch_");
                SandboxContract.holdsFor(sandbox);
            }
            assertThat(state(server)).isEqualTo(before);
            assertThat(notes).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 18})
    void roleThatMayCreateRolesAndDatabasesIsEnough(int major) throws Exception {
        try (Sandbox server = server(major)) {
            DatabaseAddress plain = role(server, "CREATEROLE CREATEDB");
            String before = state(server);
            try (Sandbox sandbox = Sandboxes.open(request(plain))) {
                assertThat(sandbox.administratorIsSuperuser()).isFalse();
                assertThat(sandbox.owner().user()).isNotEqualTo(plain.user());
                SandboxContract.holdsFor(sandbox);
            }
            assertThat(state(server)).isEqualTo(before);
            assertThat(notes).isEmpty();
        }
    }

    @Test
    void roleThatMayOnlyCreateDatabasesRunsTheScriptsItself() throws Exception {
        try (Sandbox server = server(18)) {
            DatabaseAddress plain = role(server, "CREATEDB");
            String before = state(server);
            try (Sandbox sandbox = Sandboxes.open(request(plain))) {
                assertThat(sandbox.owner().user()).isEqualTo(plain.user());
                execute(sandbox.owner(), "CREATE TABLE t (a int)");
            }
            assertThat(state(server)).isEqualTo(before);
            assertThat(notes).singleElement().asString().contains("CREATEROLE");
        }
    }

    @Test
    void roleThatMayNotCreateDatabasesIsTheUsersConfiguration() throws Exception {
        try (Sandbox server = server(18)) {
            assertThatThrownBy(() -> Sandboxes.open(request(server.owner())))
                    .isInstanceOfSatisfying(SandboxException.class, e -> assertThat(e.kind())
                            .isEqualTo(SandboxException.Kind.CONFIGURATION))
                    .hasMessageContaining("CREATEDB");
        }
    }

    @Test
    void rolesThatScriptsMadeGoAway() throws Exception {
        try (Sandbox server = server(18)) {
            String before = state(server);
            try (Sandbox sandbox = Sandboxes.open(request(server.administrator()))) {
                execute(sandbox.owner(), "CREATE ROLE \"An app\"; CREATE TABLE t (); GRANT ALL ON t TO \"An app\"");
                execute(
                        sandbox.administrator(),
                        "CREATE ROLE made_for_it; GRANT made_for_it TO "
                                + sandbox.owner().user() + " WITH ADMIN OPTION");
            }
            assertThat(state(server)).isEqualTo(before);
        }
    }

    @Test
    void databaseIsDroppedWhileSomebodyIsConnected() throws Exception {
        try (Sandbox server = server(18)) {
            String before = state(server);
            DatabaseAddress owner;
            try (Sandbox sandbox = Sandboxes.open(request(server.administrator()))) {
                owner = sandbox.owner();
                // On purpose not closed before the sandbox is.
                @SuppressWarnings("resource")
                Connection connection = owner.connect();
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE t (a int)");
                }
            }
            assertThat(state(server)).isEqualTo(before);
        }
    }

    @Test
    void whatAKilledRunLeftIsSweptAfterAnHour() throws Exception {
        try (Sandbox server = server(18)) {
            String before = state(server);
            execute(server.administrator(), "CREATE ROLE windtunnel_owner_1700000000_0123abcd");
            execute(
                    server.administrator(),
                    "CREATE DATABASE windtunnel_scratch_1700000000_0123abcd OWNER windtunnel_owner_1700000000_0123abcd");
            execute(server.administrator(), "CREATE DATABASE windtunnel_scratch_keep");
            execute(server.administrator(), "CREATE DATABASE windtunnel_scratch_9999999999_0123abcd");
            try (Sandbox sandbox = Sandboxes.open(request(server.administrator()))) {
                assertThat(sandbox.failure()).isEmpty();
            }
            assertThat(state(server))
                    .isEqualTo(before.replace(
                            "template1,windtunnel ",
                            "template1,windtunnel,windtunnel_scratch_9999999999_0123abcd,windtunnel_scratch_keep "));
        }
    }

    @Test
    void settingsAreMadeForTheDatabaseOrRefused() throws Exception {
        try (Sandbox server = server(18)) {
            String before = state(server);
            try (Sandbox sandbox = Sandboxes.open(
                    request(server.administrator(), ScriptRole.PLAIN_OWNER, Map.of("work_mem", "5MB")))) {
                assertThat(query(sandbox.owner(), "SHOW work_mem")).isEqualTo("5MB");
            }
            assertThatThrownBy(() -> Sandboxes.open(
                            request(server.administrator(), ScriptRole.PLAIN_OWNER, Map.of("wal_level", "logical"))))
                    .isInstanceOfSatisfying(SandboxException.class, e -> assertThat(e.kind())
                            .isEqualTo(SandboxException.Kind.CONFIGURATION))
                    .hasMessageContaining("wal_level");
            assertThat(state(server)).isEqualTo(before);
        }
    }

    @Test
    void scriptsRunAsSuperuserOnlyUnderASuperuser() throws Exception {
        try (Sandbox server = server(18)) {
            try (Sandbox sandbox = Sandboxes.open(request(server.administrator(), ScriptRole.SUPERUSER, Map.of()))) {
                assertThat(query(sandbox.owner(), "SHOW is_superuser")).isEqualTo("on");
            }
            DatabaseAddress plain = role(server, "CREATEROLE CREATEDB");
            assertThatThrownBy(() -> Sandboxes.open(request(plain, ScriptRole.SUPERUSER, Map.of())))
                    .hasMessageContaining("superuser");
        }
    }

    @Test
    void serverThatDoesNotAnswerIsTheUsersConfiguration() {
        assertThatThrownBy(() -> Sandboxes.open(SandboxRequest.of(
                        new SandboxSource.Jdbc("jdbc:postgresql://127.0.0.1:1/db?user=u&password=secret"))))
                .isInstanceOfSatisfying(SandboxException.class, e -> assertThat(e.kind())
                        .isEqualTo(SandboxException.Kind.CONFIGURATION))
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/db")
                .hasMessageNotContaining("secret");
    }

    @Test
    void urlIsReadAsTheDriverReadsIt() throws Exception {
        JdbcServer server =
                JdbcServer.parse("jdbc:postgresql://[::1]:5433,other/a%20b?user=me&password=p%26q&sslmode=disable");
        assertThat(server.named().url())
                .startsWith("jdbc:postgresql://[::1]:5433,other:5432/a+b?")
                .contains("sslmode=disable")
                .doesNotContain("user=");
        assertThat(server.named().user()).isEqualTo("me");
        assertThat(server.named().password()).isEqualTo("p&q");
        assertThatThrownBy(() -> JdbcServer.parse("jdbc:postgresql://host:port/db"))
                .isInstanceOf(SandboxException.class);
    }

    private static DatabaseAddress role(Sandbox server, String attributes) throws Exception {
        execute(server.administrator(), "CREATE ROLE plain LOGIN PASSWORD 'plain' " + attributes);
        return new DatabaseAddress(server.administrator().url(), "plain", "plain");
    }
}
