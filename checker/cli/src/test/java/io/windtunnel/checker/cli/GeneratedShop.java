package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/** What a team with jOOQ has: a database, and the classes that were generated from it. */
final class GeneratedShop {

    private GeneratedShop() {}

    /** Runs the SQL in the sandbox, generates classes of schema public, compiles them; gives the value of an option. */
    static String source(Sandbox sandbox, String sql, Path directory) throws Exception {
        Path sources = Files.createDirectories(directory.resolve("sources"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        try (Connection connection = sandbox.owner().connect()) {
            execute(connection, sql);
            GenerationTool tool = new GenerationTool();
            tool.setConnection(connection);
            tool.run(new Configuration()
                    .withLogging(Logging.WARN)
                    .withGenerator(new Generator()
                            .withDatabase(new Database().withInputSchema("public"))
                            .withTarget(new Target().withPackageName("shop.db").withDirectory(sources.toString()))));
        }
        String jars = Stream.of("org.jooq.DSLContext", "io.r2dbc.spi.Connection", "org.reactivestreams.Publisher")
                .map(GeneratedShop::jar)
                .collect(Collectors.joining(File.pathSeparator));
        compile(sources, classes, jars);
        return "jooq:shop.db@" + classes + File.pathSeparator + jars;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String jar(String type) {
        try {
            return Path.of(Class.forName(type)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void compile(Path sources, Path classes, String jars) throws IOException {
        JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", jars, "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(javac.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
