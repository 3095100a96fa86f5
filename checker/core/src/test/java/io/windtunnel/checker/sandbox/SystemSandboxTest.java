package io.windtunnel.checker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemSandboxTest {

    @Test
    void installedServerKeepsTheContract() throws Exception {
        Optional<Path> installed = SystemBinariesFinder.installed();
        Skipped.unless(installed.isPresent(), "system server: no PostgreSQL server package is installed here");

        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("system")))) {
            assertThat(sandbox.source()).isEqualTo("system " + installed.orElseThrow());
            SandboxContract.holdsFor(sandbox);
        }
        try (Sandbox sandbox =
                Sandboxes.open(SandboxRequest.of(SandboxSource.parse("system:" + installed.orElseThrow())))) {
            assertThat(sandbox.failure()).isEmpty();
        }
    }

    @Test
    void directoryWithoutServerIsTheUsersConfiguration(@TempDir Path empty) {
        assertThatThrownBy(() -> Sandboxes.open(SandboxRequest.of(SandboxSource.parse("system:" + empty))))
                .isInstanceOfSatisfying(SandboxException.class, e -> assertThat(e.kind())
                        .isEqualTo(SandboxException.Kind.CONFIGURATION))
                .hasMessageContaining(empty.toString())
                .hasMessageContaining("system:/usr/lib/postgresql");
    }
}
