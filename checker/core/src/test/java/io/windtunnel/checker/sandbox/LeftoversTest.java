package io.windtunnel.checker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class LeftoversTest {

    private static SandboxProcesses.Holder hold() throws IOException {
        return SandboxProcesses.awaitOpen(SandboxProcesses.startHolder(Sandboxes.defaultCacheDirectory()));
    }

    @Test
    void killedJvmLeavesNothing() throws Exception {
        SandboxProcesses.Holder holder = hold();
        long server = holder.server();
        assertThat(SandboxProcesses.isAlive(server)).isTrue();

        holder.process().destroyForcibly();

        nothingIsLeft(holder, server);
    }

    @Test
    void terminatedJvmLeavesNothing() throws Exception {
        SandboxProcesses.Holder holder = hold();
        long server = holder.server();

        holder.process().destroy();

        nothingIsLeft(holder, server);
    }

    @Test
    void orderlyEndLeavesNothing() throws Exception {
        SandboxProcesses.Holder holder = hold();
        long server = holder.server();

        holder.release();

        assertThat(SandboxProcesses.isAlive(server)).isFalse();
        assertThat(directory(holder)).doesNotExist();
    }

    @Test
    void killedKeeperLeavesNothingAfterClose() throws Exception {
        Path data;
        long server;
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(new SandboxSource.Embedded(18)))) {
            data = Path.of(SandboxContract.query(sandbox.administrator(), "SHOW data_directory"));
            server = SandboxProcesses.postmaster(data);
            ProcessHandle keeper =
                    ProcessHandle.of(server).flatMap(ProcessHandle::parent).orElseThrow();
            keeper.destroyForcibly();
            SandboxProcesses.awaitEnd(keeper.pid());
        }
        SandboxProcesses.awaitEnd(server);
        assertThat(SandboxProcesses.isAlive(server)).isFalse();
        assertThat(Objects.requireNonNull(data.getParent())).doesNotExist();
    }

    private static void nothingIsLeft(SandboxProcesses.Holder holder, long server) throws Exception {
        for (int i = 0; i < 1000 && (SandboxProcesses.isAlive(server) || Files.exists(directory(holder))); i++) {
            Thread.sleep(10);
        }
        assertThat(SandboxProcesses.isAlive(server)).isFalse();
        assertThat(directory(holder)).doesNotExist();
    }

    private static Path directory(SandboxProcesses.Holder holder) {
        return Objects.requireNonNull(holder.data().getParent());
    }
}
