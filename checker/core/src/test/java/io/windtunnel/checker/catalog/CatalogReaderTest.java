package io.windtunnel.checker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogReaderTest {

    static List<Integer> majors() {
        return TestServer.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void equalSchemasReadEqual(int major) throws Exception {
        assertThat(read(major)).isEqualTo(read(major));
    }

    private static CatalogSnapshot read(int major) throws SQLException, IOException {
        try (Connection connection = TestServer.of(major).emptyDatabase();
                Statement statement = connection.createStatement()) {
            statement.execute(richSchema());
            return CatalogReader.read(connection, CatalogScope.everything()).snapshot();
        }
    }

    static String richSchema() throws IOException {
        try (InputStream in = CatalogReaderTest.class.getResourceAsStream("rich-schema.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
