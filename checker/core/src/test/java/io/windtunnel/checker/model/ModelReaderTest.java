package io.windtunnel.checker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.change.ChangeText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of source, and what is said where one cannot be read. */
final class ModelReaderTest {

    private static final Path EXAMPLES = Path.of("../../examples");

    /** Those of scripts that go forth alone: read as plain SQL, an undo script would be one of them. */
    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            Map<Path, List<String>> scripts = files.filter(
                            file -> file.toString().endsWith(".sql"))
                    .collect(Collectors.groupingBy(
                            Path::getParent,
                            TreeMap::new,
                            Collectors.mapping(file -> String.valueOf(file.getFileName()), Collectors.toList())));
            scripts.values().removeIf(names -> names.stream().anyMatch(name -> name.startsWith("U")));
            return List.copyOf(scripts.keySet());
        }
    }

    /** A sandbox for the migrations, another for the same as plain SQL, a live database, and its generated classes. */
    @ParameterizedTest
    @MethodSource("examples")
    void allKindsOfSourcesOfAnExampleAgree(Path example, @TempDir Path directory) throws Exception {
        Model migrations = Models.of(new ModelSource.Migrations(example));
        try (Connection connection = TestServer.newest().emptyDatabase();
                Statement statement = connection.createStatement()) {
            for (Path file : sorted(example)) {
                statement.execute(Files.readString(file));
            }
            Model classes = Models.of(
                    JooqProject.generate(connection, directory, JooqProject.usual("public"), UnaryOperator.identity()));
            assertThat(classes.snapshot().tables()).isNotEmpty();
            for (Model other : List.of(Models.of(new ModelSource.Ddl(example)), Models.of(connection), classes)) {
                assertThat(said(migrations, other))
                        .as(other.source().toString())
                        .isEmpty();
                assertThat(said(other, migrations))
                        .as(other.source().toString())
                        .isEmpty();
            }
        }
    }

    private static List<Path> sorted(Path example) throws IOException {
        try (Stream<Path> files = Files.list(example)) {
            return files.sorted().toList();
        }
    }

    private static List<String> said(Model from, Model to) {
        return ModelComparison.compare(from, to).diff().changes().stream()
                .map(ChangeText::sentence)
                .toList();
    }

    @Test
    void formsAreRead() {
        assertThat(ModelSource.parse("migrations:db")).isEqualTo(new ModelSource.Migrations(Path.of("db")));
        assertThat(ModelSource.parse("ddl:schema.sql")).isEqualTo(new ModelSource.Ddl(Path.of("schema.sql")));
        assertThat(ModelSource.parse("jooq:shop.db@a" + File.pathSeparator + "b.jar"))
                .isEqualTo(new ModelSource.JooqClasses("shop.db", List.of(Path.of("a"), Path.of("b.jar"))));
        assertThat(ModelSource.parse("jdbc:postgresql://h/d?password=x").toString())
                .doesNotContain("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ddl", "ddl:", "jooq:shop.db", "schema.sql", "postgresql://user:secret@host/db"})
    void otherFormsAreRefused(String value) {
        assertThatThrownBy(() -> ModelSource.parse(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use " + ModelSource.FORMS)
                .hasMessageNotContaining("secret");
    }

    @Test
    void anErrorInAnSqlFileIsToldWithItsLine(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("schema.sql"),
                "CREATE TABLE a (b int);\n-- \u00e9\nCREATE TABLE c (d unheard_of);\n");
        assertRefused(new ModelSource.Ddl(file), file + ":3: type \"unheard_of\" does not exist (SQLSTATE 42704)");
        assertRefused(
                new ModelSource.Ddl(directory.resolve("none.sql")), "There is no " + directory.resolve("none.sql"));
        Files.delete(file);
        assertRefused(new ModelSource.Ddl(directory), "holds no .sql file");
    }

    @Test
    void aLiveDatabaseThatCannotBeReachedIsToldWithoutItsPassword() {
        assertThatThrownBy(() -> Models.of(new ModelSource.Database("jdbc:postgresql://127.0.0.1:1/d?password=hidden")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("SQLSTATE 08001")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void classPathsThatCannotBeUsedSayWhatIsMissing(@TempDir Path directory) throws Exception {
        assertRefused(classes("shop.db", directory.resolve("none")), "which does not exist");
        assertRefused(classes("shop.db", directory), "There is no class of the package shop.db");
        try (Connection connection = TestServer.newest().emptyDatabase();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE a (b int)");
            ModelSource.JooqClasses generated =
                    JooqProject.generate(connection, directory, JooqProject.usual("public"), UnaryOperator.identity());
            Path own = generated.classPath().get(0);
            assertRefused(classes(JooqProject.PACKAGE, own), "has no jOOQ: add the jar");
            Path jooq = generated.classPath().get(1);
            assertRefused(new ModelSource.JooqClasses("org.jooq.types", List.of(jooq)), "none is a schema");
            // Most teams name the jar of jOOQ alone.
            assertThat(Models.of(new ModelSource.JooqClasses(JooqProject.PACKAGE, generated.classPath()))
                            .snapshot()
                            .tables())
                    .hasSize(1);
            Path newer = Files.createDirectories(directory.resolve("newer/shop/db"));
            byte[] bytes = Files.readAllBytes(own.resolve("shop/db/Public.class"));
            bytes[7] = 120;
            Files.write(newer.resolve("Public.class"), bytes);
            assertRefused(classes("shop.db", directory.resolve("newer")), "need Java 76");
        }
    }

    private static ModelSource.JooqClasses classes(String packageName, Path path) {
        return new ModelSource.JooqClasses(packageName, List.of(path));
    }

    private static void assertRefused(ModelSource source, String message) {
        assertThatThrownBy(() -> Models.of(source))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }
}
