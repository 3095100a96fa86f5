package io.windtunnel.checker.sandbox;

import static io.windtunnel.checker.sandbox.SandboxContract.execute;
import static io.windtunnel.checker.sandbox.SandboxContract.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedSandboxTest {

    private static final SandboxSource NEWEST = new SandboxSource.Embedded(18);

    private final List<String> notes = new ArrayList<>();

    private SandboxRequest request(Optional<String> baseKey, ScriptRole role, Map<String, String> settings) {
        return new SandboxRequest(
                NEWEST, Sandboxes.defaultCacheDirectory(), baseKey, role, settings, new MavenArtifacts(), notes::add);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void everyMajorKeepsTheContract(int major) throws Exception {
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(new SandboxSource.Embedded(major)))) {
            assertThat(sandbox.major()).isEqualTo(major);
            assertThat(sandbox.source()).isEqualTo("embedded " + EmbeddedVersions.version(major));
            SandboxContract.holdsFor(sandbox);
        }
    }

    @Test
    void ownerCreatesRolesOnlyWhereThatGivesItNothingElse() throws Exception {
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(NEWEST))) {
            execute(
                    sandbox.owner(),
                    "CREATE ROLE app; GRANT app TO CURRENT_USER; GRANT CREATE ON SCHEMA public TO app;"
                            + " CREATE TABLE t (); ALTER TABLE t OWNER TO app");
        }
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(new SandboxSource.Embedded(15)))) {
            assertThatThrownBy(() -> execute(sandbox.owner(), "CREATE ROLE app"))
                    .hasMessageContaining("permission");
        }
    }

    @Test
    void scriptsRunAsSuperuserOnlyWhenAsked() throws Exception {
        try (Sandbox sandbox = Sandboxes.open(request(Optional.empty(), ScriptRole.SUPERUSER, Map.of()))) {
            assertThat(query(sandbox.owner(), "SHOW is_superuser")).isEqualTo("on");
        }
    }

    @Test
    void serverSettingsAreInForce() throws Exception {
        Map<String, String> settings = Map.of("wal_level", "logical", "work_mem", "5MB");
        try (Sandbox sandbox = Sandboxes.open(request(Optional.empty(), ScriptRole.PLAIN_OWNER, settings))) {
            assertThat(query(sandbox.owner(), "SHOW wal_level")).isEqualTo("logical");
            assertThat(query(sandbox.owner(), "SHOW work_mem")).isEqualTo("5MB");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_such_setting=1", "shared_preload_libraries=no_such_library", "work_mem=a lot"})
    void refusedSettingIsTheUsersConfiguration(String setting) {
        String[] parts = setting.split("=", -1);
        assertThatThrownBy(() ->
                        Sandboxes.open(request(Optional.empty(), ScriptRole.PLAIN_OWNER, Map.of(parts[0], parts[1]))))
                .isInstanceOfSatisfying(SandboxException.class, e -> {
                    assertThat(e.kind()).isEqualTo(SandboxException.Kind.CONFIGURATION);
                    assertThat(e).hasMessageContaining(parts[1]).hasMessageContaining("FATAL");
                });
        assertThat(notes).isEmpty();
    }

    @Test
    void sqlStateOfTheServerIsDeterministic() throws Exception {
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(NEWEST))) {
            assertThat(query(sandbox.owner(), "SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database"))
                    .isEqualTo("template1 windtunnel");
            assertThat(query(sandbox.owner(), "SELECT datcollate || pg_encoding_to_char(encoding) FROM pg_database"))
                    .isIn("C.UTF-8UTF8", "CUTF8");
            assertThat(query(sandbox.owner(), "SELECT upper('ä')")).isEqualTo("Ä");
            assertThat(query(sandbox.owner(), "SHOW default_text_search_config"))
                    .isEqualTo("pg_catalog.english");
        }
    }

    @Test
    void nothingOfTheEnvironmentReachesTheServer() throws Exception {
        try (Sandbox sandbox = Sandboxes.open(request(Optional.empty(), ScriptRole.SUPERUSER, Map.of()))) {
            execute(sandbox.owner(), "CREATE TABLE env (line text); COPY env FROM PROGRAM 'env'");
            assertThat(query(sandbox.owner(), "SELECT string_agg(split_part(line, '=', 1), ' ') FROM env"))
                    .doesNotContain("HOME")
                    .doesNotContain("JAVA");
        }
    }

    @Test
    void savedBaseIsWhereTheNextSandboxStarts() throws Exception {
        Optional<String> key = Optional.of(UUID.randomUUID().toString());
        try (Sandbox sandbox = Sandboxes.open(request(key, ScriptRole.PLAIN_OWNER, Map.of()))) {
            assertThat(sandbox.hasBase()).isFalse();
            execute(sandbox.owner(), "CREATE TABLE base AS SELECT generate_series(1, 10) AS n");
            sandbox.saveBase();
            assertThat(query(sandbox.owner(), "SELECT sum(n) FROM base")).isEqualTo("55");
            execute(sandbox.owner(), "DROP TABLE base");
        }
        for (int i = 0; i < 2; i++) {
            try (Sandbox sandbox = Sandboxes.open(request(key, ScriptRole.PLAIN_OWNER, Map.of()))) {
                assertThat(sandbox.hasBase()).isTrue();
                assertThat(query(sandbox.owner(), "SELECT sum(n) FROM base")).isEqualTo("55");
                execute(sandbox.owner(), "DROP TABLE base");
            }
        }
        try (Sandbox sandbox = Sandboxes.open(request(key, ScriptRole.SUPERUSER, Map.of()))) {
            assertThat(sandbox.hasBase()).as("of another role").isFalse();
        }
        assertThat(notes).isEmpty();
    }

    @Test
    void killedServerIsReportedAndStillRemoved() throws Exception {
        Path data;
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(NEWEST))) {
            data = Path.of(query(sandbox.administrator(), "SHOW data_directory"));
            kill(SandboxProcesses.postmaster(data));
            assertThat(sandbox.failure())
                    .hasValueSatisfying(why -> assertThat(why).contains("ended"));
        }
        assertThat(data.resolve("..")).doesNotExist();
    }

    @Test
    void killedBackendIsReported() throws Exception {
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(NEWEST))) {
            try (Connection connection = sandbox.owner().connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
                result.next();
                kill(result.getLong(1));
            }
            assertThat(sandbox.failure()).isPresent();
        }
    }

    @Test
    void backendThatOutlivesItsKilledServerIsRemovedToo() throws Exception {
        Thread busy;
        String pid = "";
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(NEWEST))) {
            DatabaseAddress owner = sandbox.owner();
            Path data = Path.of(query(sandbox.administrator(), "SHOW data_directory"));
            busy = new Thread(() -> assertThatThrownBy(() -> execute(owner, "DO $$ BEGIN LOOP NULL; END LOOP; END $$"))
                    .isInstanceOf(SQLException.class));
            busy.start();
            while (pid.isEmpty()) {
                pid = query(
                        sandbox.administrator(),
                        "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'DO%'");
            }
            kill(SandboxProcesses.postmaster(data));
            assertThat(SandboxProcesses.isAlive(Long.parseLong(pid))).isTrue();
        }
        busy.join(10_000);
        assertThat(busy.isAlive()).isFalse();
        SandboxProcesses.awaitEnd(Long.parseLong(pid));
        assertThat(SandboxProcesses.isAlive(Long.parseLong(pid))).isFalse();
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        SandboxProcesses.awaitEnd(pid);
    }
}
