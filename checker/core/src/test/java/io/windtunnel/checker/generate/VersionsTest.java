package io.windtunnel.checker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VersionsTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 1, 23, 59, 58);

    @ParameterizedTest
    @CsvSource({
        "6,7,8",
        "9,10,11",
        "007,008,009",
        "099,100,101",
        "2.1.4,2.1.5,2.1.6",
        "3_9,3_10,3_11",
        "20250101120000,20260301235958,20260301235959",
        "202501011200,202603012359,202603020000",
        "2025.01.01.12.00.00,2026.03.01.23.59.58,2026.03.01.23.59.59",
        "20270101120000,20270101120001,20270101120002",
        "20251301,20251302,20251303"
    })
    void followTheNewest(String newest, String next, String nextButOne) {
        assertThat(Versions.next(Optional.of(newest), NOW, 2)).containsExactly(next, nextButOne);
    }

    @Test
    void beginWithOne() {
        assertThat(Versions.next(Optional.empty(), NOW, 2)).isEqualTo(List.of("1", "2"));
    }
}
