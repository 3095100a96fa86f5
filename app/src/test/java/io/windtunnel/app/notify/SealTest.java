package io.windtunnel.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealTest {

    private final Seal seal = Seal.of(Seal.newKey());

    @Test
    void aSealedSecretIsOpenedWithItsKeyAndPurposeAlone() {
        byte[] sealed = seal.close("whsec_x", "a");

        assertThat(seal.open(ByteBuffer.wrap(sealed), "a")).contains("whsec_x");
        assertThat(seal.open(ByteBuffer.wrap(sealed), "b")).isEmpty();
        assertThat(Seal.of(Seal.newKey()).open(ByteBuffer.wrap(sealed), "a")).isEmpty();
    }

    @Test
    void whatSomebodyChangedOrCutIsNotOpened() {
        byte[] sealed = seal.close("whsec_x", "a");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(seal.open(ByteBuffer.wrap(changed), "a")).isEmpty();
            assertThat(seal.open(ByteBuffer.wrap(sealed, 0, i), "a")).isEmpty();
        }
    }

    @Test
    void theSameSecretIsSealedDifferentlyEachTime() {
        assertThat(seal.close("whsec_x", "a")).isNotEqualTo(seal.close("whsec_x", "a"));
    }

    @Test
    void aKeyThatIsNoneIsToldWithoutRepeatingIt() {
        assertThatThrownBy(() -> Seal.of("p4ssw0rd!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no Base64")
                .hasMessageNotContaining("p4ssw0rd");
        assertThatThrownBy(() -> Seal.of(Base64.getEncoder().encodeToString(new byte[16])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 16 bytes and needs 32");
    }

    @Test
    void aKeyThatTheServerMadeStaysAndIsItsOwn(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("secret-key");

        String made = NotifyConfiguration.kept(file);

        assertThat(NotifyConfiguration.kept(file)).isEqualTo(made);
        assertThat(Seal.of(made).isReady()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }
}
