package io.windtunnel.checker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** Against a real engine; the image is the one that the environment names, else the official one. */
final class DockerSandboxTest {

    private static final String IMAGE =
            Objects.requireNonNullElse(System.getenv("WINDTUNNEL_TEST_DOCKER_IMAGE"), SandboxSource.DEFAULT_IMAGE);

    @BeforeAll
    static void engineAnswers() {
        Skipped.unless(
                DockerClientFactory.instance().isDockerAvailable(),
                "docker server: no Docker engine answers here (.ci/docker-engine starts one)");
    }

    private static SandboxRequest request(String image, Map<String, String> settings) {
        return new SandboxRequest(
                new SandboxSource.Docker(image),
                Sandboxes.defaultCacheDirectory(),
                Optional.empty(),
                ScriptRole.PLAIN_OWNER,
                settings,
                new MavenArtifacts(),
                note -> {});
    }

    @Test
    void containerKeepsTheContract() throws Exception {
        try (Sandbox sandbox = Sandboxes.open(request(IMAGE, Map.of("wal_level", "logical")))) {
            assertThat(sandbox.source()).isEqualTo("docker " + IMAGE);
            assertThat(SandboxContract.query(sandbox.owner(), "SHOW wal_level")).isEqualTo("logical");
            SandboxContract.holdsFor(sandbox);
        }
    }

    @Test
    void imageThatCannotBeHadIsTheUsersConfiguration() {
        assertThatThrownBy(() -> Sandboxes.open(request("windtunnel-test/no-such-image:1", Map.of())))
                .isInstanceOfSatisfying(SandboxException.class, e -> assertThat(e.kind())
                        .isEqualTo(SandboxException.Kind.CONFIGURATION))
                .hasMessageContaining("windtunnel-test/no-such-image:1");
    }

    @Test
    void refusedSettingIsTheUsersConfiguration() {
        assertThatThrownBy(() -> Sandboxes.open(request(IMAGE, Map.of("no_such_setting", "1"))))
                .isInstanceOfSatisfying(SandboxException.class, e -> assertThat(e.kind())
                        .isEqualTo(SandboxException.Kind.CONFIGURATION))
                .hasMessageContaining("FATAL")
                .hasMessageContaining("no_such_setting");
    }
}
