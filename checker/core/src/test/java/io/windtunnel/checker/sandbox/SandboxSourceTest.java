package io.windtunnel.checker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SandboxSourceTest {

    @Test
    void everyFormIsRead() {
        assertThat(SandboxSource.parse("embedded")).isEqualTo(new SandboxSource.Embedded(18));
        assertThat(SandboxSource.parse("embedded:14")).isEqualTo(new SandboxSource.Embedded(14));
        assertThat(SandboxSource.parse("docker")).isEqualTo(new SandboxSource.Docker("postgres:18"));
        assertThat(SandboxSource.parse("docker:postgis/postgis:18-3.6"))
                .isEqualTo(new SandboxSource.Docker("postgis/postgis:18-3.6"));
        assertThat(SandboxSource.parse("system")).isEqualTo(new SandboxSource.SystemBinaries(Optional.empty()));
        assertThat(SandboxSource.parse("system:/opt/pg/bin"))
                .isEqualTo(new SandboxSource.SystemBinaries(Optional.of(Path.of("/opt/pg/bin"))));
        assertThat(SandboxSource.parse("jdbc:postgresql://h/d"))
                .isEqualTo(new SandboxSource.Jdbc("jdbc:postgresql://h/d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "embeded", "embedded:", "embedded:13", "embedded:18.6", "docker:", "jdbc:mysql://h/d"})
    void anythingElseIsRefusedWithTheChoices(String value) {
        assertThatThrownBy(() -> SandboxSource.parse(value))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .matches(".*(" + "embedded\\[:MAJOR]" + "|\\[18, 17, 16, 15, 14]).*"));
    }

    @Test
    void passwordsAreNotPrinted() {
        String secret = "jdbc:postgresql://h/d?password=secret";
        assertThat(SandboxSource.parse(secret).toString()).doesNotContain("secret");
        assertThat(SandboxRequest.of(SandboxSource.parse(secret)).toString()).doesNotContain("secret");
        assertThat(new DatabaseAddress("jdbc:postgresql://h/d", "user", "secret").toString())
                .doesNotContain("secret");
        assertThatThrownBy(() -> SandboxSource.parse("postgresql://u:secret@h/d"))
                .hasMessageNotContaining("secret");
    }
}
