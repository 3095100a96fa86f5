package io.windtunnel.checker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.change.ChangeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jooq.meta.jaxb.Generator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that were just generated from a database do not differ from it. */
final class JooqRoundTripTest {

    static List<Integer> majors() {
        return TestServer.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void classesOfEveryKindOfObjectAreLikeTheirDatabase(int major, @TempDir Path directory) throws Exception {
        String sql = text("jooq-schema.sql") + (major >= 15 ? text("jooq-schema-15.sql") : "");
        assertThat(differences(
                        directory,
                        TestServer.of(major),
                        sql,
                        UnaryOperator.identity(),
                        "public",
                        "Back Office",
                        "stock"))
                .isEmpty();
    }

    private static List<String> differences(
            Path directory, TestServer server, String sql, UnaryOperator<Generator> options, String... schemas)
            throws Exception {
        try (Connection connection = server.emptyDatabase();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            Model classes = Models.of(JooqProject.generate(connection, directory, JooqProject.usual(schemas), options));
            return ModelComparison.compare(classes, Models.of(connection)).diff().changes().stream()
                    .map(ChangeText::sentence)
                    .toList();
        }
    }

    static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(JooqRoundTripTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
