package io.windtunnel.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {

    @Test
    void theFormOfHostingServicesIsRead() {
        assertThat(DatabaseUrl.parse("postgres://ada:s%3Ae+c@db.example.org:5433/review?sslmode=require"))
                .isEqualTo(new DatabaseUrl(
                        "jdbc:postgresql://db.example.org:5433/review?sslmode=require",
                        Optional.of("ada"),
                        Optional.of("s:e+c")));
    }

    @Test
    void aJdbcUrlStaysAsItIs() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://db/review").jdbc()).isEqualTo("jdbc:postgresql://db/review");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://ada:secret@db/review", "ada:secret", "postgres://secret word", "postgres:///review"})
    void anythingElseIsRefusedWithoutSayingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postgresql://user:password@host:port/database")
                .hasMessageNotContaining("secret");
    }
}
