package io.windtunnel.checker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedSandboxTest {

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void everyMajorStartsAndLetsBothRolesIn(int major) throws Exception {
        SandboxRequest request = SandboxRequest.of(new SandboxSource.Embedded(major));
        for (int i = 0; i < 3; i++) {
            try (Sandbox sandbox = Sandboxes.open(request)) {
                assertThat(sandbox.major()).isEqualTo(major);
                try (Connection administrator = sandbox.administrator().connect();
                        Connection owner = sandbox.owner().connect()) {
                    assertThat(administrator.isValid(1)).isTrue();
                    assertThat(owner.isValid(1)).isTrue();
                }
            }
        }
    }
}
