package io.windtunnel.checker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.change.ChangeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that were just generated from a database do not differ from it. */
final class JooqRoundTripTest {

    static List<Integer> majors() {
        return TestServer.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void classesOfEveryKindOfObjectAreLikeTheirDatabase(int major, @TempDir Path directory) throws Exception {
        String sql = text("jooq-schema.sql") + (major >= 15 ? text("jooq-schema-15.sql") : "");
        try (Connection connection = database(TestServer.of(major), sql)) {
            Model classes = Models.of(JooqProject.generate(
                    connection,
                    directory,
                    JooqProject.usual("public", "Back Office", "stock"),
                    UnaryOperator.identity()));
            assertThat(said(classes, Models.of(connection))).isEmpty();
        }
    }

    /** The examples, and with {@code -Dhistories=DIR:DIR} whatever Flyway can apply. */
    static Stream<Path> histories() throws IOException {
        try (Stream<Path> examples = Files.walk(Path.of("../../examples"), 2)) {
            List<Path> directories = new ArrayList<>(examples.filter(Files::isDirectory)
                    .filter(directory -> directory.getNameCount() == 5)
                    .sorted()
                    .toList());
            String more = System.getProperty("histories", "");
            Pattern.compile(":")
                    .splitAsStream(more)
                    .filter(path -> !path.isEmpty())
                    .map(Path::of)
                    .forEach(directories::add);
            return directories.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void classesOfAHistoryAreLikeItsDatabase(Path history, @TempDir Path directory) throws Exception {
        try (Connection connection = database(TestServer.newest(), "SELECT 1")) {
            Flyway.configure()
                    .dataSource(connection.getMetaData().getURL(), "postgres", "")
                    .locations("filesystem:" + history.toAbsolutePath())
                    .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                    .load()
                    .migrate();
            List<String> schemas = new ArrayList<>();
            Models.of(connection).snapshot().schemas().forEach(schema -> schemas.add(schema.name()));
            Model classes = Models.of(JooqProject.generate(
                    connection,
                    directory,
                    JooqProject.usual(schemas.toArray(String[]::new)),
                    UnaryOperator.identity()));
            assertThat(classes.snapshot().tables()).hasSizeGreaterThan(1);
            assertThat(said(classes, Models.of(connection))).isEmpty();
        }
    }

    /** Classes of 3.19 run with later ones, whose API is what the reader is bound to then. */
    @ParameterizedTest
    @ValueSource(strings = {"3.20.19", "3.21.8"})
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "jOOQ 3.20 and 3.21 are compiled for Java 21")
    void newerJooqReadsTheSame(String version, @TempDir Path directory) throws Exception {
        Path newer =
                Path.of(System.getProperty("maven.repo.local"), "org/jooq/jooq", version, "jooq-" + version + ".jar");
        assumeThat(newer)
                .as("bring it with mvn dependency:get -Dtransitive=false -Dartifact=org.jooq:jooq:" + version)
                .exists();
        try (Connection connection = database(TestServer.newest(), text("jooq-mutations.sql"))) {
            ModelSource.JooqClasses generated =
                    JooqProject.generate(connection, directory, JooqProject.usual("public"), UnaryOperator.identity());
            List<Path> classPath = generated.classPath().stream()
                    .map(path -> String.valueOf(path.getFileName()).startsWith("jooq-3.19") ? newer : path)
                    .toList();
            assertThat(classPath).contains(newer);
            Model model = Models.of(new ModelSource.JooqClasses(JooqProject.PACKAGE, classPath));
            assertThat(model.snapshot()).isEqualTo(Models.of(generated).snapshot());
            assertThat(said(model, Models.of(connection))).isEmpty();
        }
    }

    private static List<String> said(Model from, Model to) {
        return ModelComparison.compare(from, to).diff().changes().stream()
                .map(ChangeText::sentence)
                .toList();
    }

    private static Connection database(TestServer server, String sql) throws SQLException {
        Connection connection = server.emptyDatabase();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(JooqRoundTripTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
