package io.windtunnel.checker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.SchemaDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.meta.jaxb.EmbeddableDefinitionType;
import org.jooq.meta.jaxb.EmbeddableField;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.MatcherRule;
import org.jooq.meta.jaxb.MatcherTransformType;
import org.jooq.meta.jaxb.Matchers;
import org.jooq.meta.jaxb.MatchersTableType;
import org.jooq.meta.jaxb.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the generator was told, the classes are not taken to differ for it. */
final class JooqOptionsTest {

    private static final String CONVERTER =
            """
            package shop;
            public final class Upper extends org.jooq.impl.AbstractConverter<String, StringBuilder> {
                public Upper() { super(String.class, StringBuilder.class); }
                @Override public StringBuilder from(String text) { return text == null ? null : new StringBuilder(text); }
                @Override public String to(StringBuilder text) { return text == null ? null : text.toString(); }
            }
            """;

    private static final String SCHEMA =
            """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE TYPE address AS (street text, no int);
            CREATE DOMAIN email AS varchar(80) NOT NULL;
            CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(20) NOT NULL DEFAULT 'x',
              feeling mood DEFAULT 'ok', mail email, home address, tags text[], born timestamp(3), at timestamptz(3), whole numeric(8), huge numeric(30));
            CREATE TABLE posts (id serial PRIMARY KEY, author bigint REFERENCES users, street text, no int, data jsonb DEFAULT '{}');
            COMMENT ON TABLE users IS 'people'; COMMENT ON COLUMN users.name IS 'first';
            """;

    @Test
    void convertersOfEveryKindOfColumn(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("sources/shop"));
        Files.writeString(directory.resolve("sources/shop/Upper.java"), CONVERTER);
        assertThat(differences(directory, generator -> {
                    generator
                            .getDatabase()
                            .getForcedTypes()
                            .add(new ForcedType()
                                    .withUserType("java.lang.StringBuilder")
                                    .withConverter("shop.Upper")
                                    .withIncludeExpression("name|mail|street"));
                    generator
                            .getDatabase()
                            .getForcedTypes()
                            .add(new ForcedType()
                                    .withUserType("java.util.concurrent.atomic.AtomicReference<String>")
                                    .withLambdaConverter(new org.jooq.meta.jaxb.LambdaConverter()
                                            .withFrom(
                                                    "m -> new java.util.concurrent.atomic.AtomicReference<>(m.getLiteral())")
                                            .withTo("r -> shop.db.enums.Mood.valueOf(r.get())"))
                                    .withIncludeExpression("feeling"));
                    generator
                            .getDatabase()
                            .getForcedTypes()
                            .add(new ForcedType()
                                    .withName("INSTANT")
                                    .withIncludeTypes("timestamptz.*|timestamp with time zone"));
                    return generator;
                }))
                .isEmpty();
    }

    @Test
    void datesOfJavaSqlAndPlainNumbers(@TempDir Path directory) throws Exception {
        assertThat(differences(directory, generator -> {
                    generator.getGenerate().withJavaTimeTypes(false);
                    generator.getDatabase().withForceIntegerTypesOnZeroScaleDecimals(false);
                    return generator;
                }))
                .isEmpty();
    }

    @Test
    void noCommentsAreNoDifferenceAndAreSaidToBeLeftOut(@TempDir Path directory) throws Exception {
        ModelComparison comparison = compare(directory, generator -> {
            generator.getGenerate().withComments(false);
            return generator;
        });
        assertThat(comparison.diff().changes()).isEmpty();
        assertThat(comparison.notCompared())
                .anyMatch(sentence -> sentence.contains("comments on tables") && sentence.contains("public.users"));
    }

    @Test
    void embeddablesPathsPojosDaosAndNames(@TempDir Path directory) throws Exception {
        assertThat(differences(directory, generator -> {
                    generator
                            .getGenerate()
                            .withPojos(true)
                            .withDaos(true)
                            .withFluentSetters(true)
                            .withImplicitJoinPathsToMany(true)
                            .withImplicitJoinPathsAsKotlinProperties(false);
                    generator
                            .getDatabase()
                            .getEmbeddables()
                            .add(new EmbeddableDefinitionType()
                                    .withName("PLACE")
                                    .withTables("posts")
                                    .withReplacesFields(true)
                                    .withFields(
                                            new EmbeddableField().withExpression("street"),
                                            new EmbeddableField().withExpression("no")));
                    return generator.withStrategy(new Strategy()
                            .withMatchers(new Matchers()
                                    .withTables(new MatchersTableType()
                                            .withTableClass(new MatcherRule()
                                                    .withExpression("TBL_$0")
                                                    .withTransform(MatcherTransformType.PASCAL)))));
                }))
                .isEmpty();
    }

    @Test
    void aSchemaThatIsLeftToTheConnection(@TempDir Path directory) throws Exception {
        assertThat(differences(directory, generator -> {
                    generator.getDatabase().withOutputSchemaToDefault(true);
                    return generator;
                }))
                .isEmpty();
    }

    @Test
    void whatWasExcludedDiffersUntilItIsIgnored(@TempDir Path directory) throws Exception {
        assertThat(differences(directory, generator -> {
                    generator.getDatabase().withExcludes("posts.*");
                    return generator;
                }))
                .containsExactly("added table posts");
    }

    private static List<String> differences(Path directory, UnaryOperator<Generator> options) throws Exception {
        SchemaDiff diff = compare(directory, options).diff();
        return diff.changes().stream().map(ChangeText::sentence).toList();
    }

    private static ModelComparison compare(Path directory, UnaryOperator<Generator> options) throws Exception {
        try (Connection connection = TestServer.newest().emptyDatabase();
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            Model classes =
                    Models.of(JooqProject.generate(connection, directory, JooqProject.usual("public"), options));
            return ModelComparison.compare(classes, Models.of(connection));
        }
    }
}
