package io.windtunnel.checker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.change.ChangeText;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever generated classes can express is missed when it is otherwise in the database. The cases stand in
 * {@code jooq-mutations.txt}: SQL, and behind => what is said of it; nothing behind it means that the classes cannot
 * know.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JooqMutationTest {

    private Model classes = new Model(
            ModelSource.parse("ddl:none"),
            io.windtunnel.checker.catalog.CatalogSnapshot.empty(),
            Lens.SQL,
            java.util.Set.of());
    private String base = "";

    @BeforeAll
    void generate(@TempDir Path directory) throws Exception {
        base = JooqRoundTripTest.text("jooq-mutations.sql");
        try (Connection connection = database("")) {
            classes = Models.of(
                    JooqProject.generate(connection, directory, JooqProject.usual("public"), UnaryOperator.identity()));
            assertThat(ModelComparison.compare(classes, Models.of(connection))
                            .diff()
                            .changes())
                    .isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyChangeIsNamed() throws IOException {
        return Arrays.stream(JooqRoundTripTest.text("jooq-mutations.txt").split("\n\n"))
                .map(text -> text.split("\n=> ?", -1))
                .map(parts -> DynamicTest.dynamicTest(parts[0], () -> check(parts)));
    }

    private void check(String[] parts) throws Exception {
        try (Connection connection = database(parts[0])) {
            Model changed = Models.of(connection);
            List<String> expected = Arrays.stream(parts)
                    .skip(1)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            assertThat(said(classes, changed)).containsExactlyElementsOf(expected);
            assertThat(said(changed, classes)).hasSameSizeAs(expected);
        }
    }

    private static List<String> said(Model from, Model to) {
        return new ArrayList<>(ModelComparison.compare(from, to).diff().changes().stream()
                .map(ChangeText::sentence)
                .toList());
    }

    private Connection database(String change) throws Exception {
        Connection connection = TestServer.newest().emptyDatabase();
        try (Statement statement = connection.createStatement()) {
            statement.execute(base);
            statement.execute(change);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
