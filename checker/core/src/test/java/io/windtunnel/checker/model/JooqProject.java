package io.windtunnel.checker.model;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.OnError;
import org.jooq.meta.jaxb.Target;

/** What a team does with jOOQ: its generator reads a database, javac compiles what it wrote. */
public final class JooqProject {

    /** The package of the generated classes. */
    static final String PACKAGE = "shop.db";

    private JooqProject() {}

    /** The generator's usual set-up, for these schemas. */
    public static Generator usual(String... schemas) {
        Database database = new Database();
        for (String schema : schemas) {
            database.getSchemata().add(new org.jooq.meta.jaxb.SchemaMappingType().withInputSchema(schema));
        }
        return new Generator().withDatabase(database).withGenerate(new Generate());
    }

    /**
     * Generates and compiles.
     *
     * @param directory where the generated sources go, beside further ones such as converters in its folder "sources"
     * @return the source of the model: package and class path, jOOQ's own jars among it
     */
    public static ModelSource.JooqClasses generate(
            Connection connection, Path directory, Generator generator, UnaryOperator<Generator> options)
            throws Exception {
        Path sources = Files.createDirectories(directory.resolve("sources"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        generator.withTarget(new Target().withPackageName(PACKAGE).withDirectory(sources.toString()));
        GenerationTool tool = new GenerationTool();
        tool.setConnection(connection);
        tool.run(new Configuration()
                .withLogging(Logging.WARN)
                .withOnError(OnError.FAIL)
                .withGenerator(options.apply(generator)));
        compile(sources, classes);
        List<Path> classPath = new ArrayList<>(List.of(classes));
        classPath.addAll(jooqJars());
        return new ModelSource.JooqClasses(PACKAGE, classPath);
    }

    private static List<Path> jooqJars() throws ClassNotFoundException, URISyntaxException {
        List<Path> jars = new ArrayList<>();
        for (String type : List.of(
                "org.jooq.DSLContext",
                "io.r2dbc.spi.Connection",
                "org.reactivestreams.Publisher",
                "org.slf4j.Logger")) {
            jars.add(Path.of(Class.forName(type)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        }
        return jars;
    }

    private static void compile(Path sources, Path classes) throws Exception {
        JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
        StringBuilder path = new StringBuilder();
        for (Path jar : jooqJars()) {
            path.append(jar).append(java.io.File.pathSeparator);
        }
        StringBuilder messages = new StringBuilder();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            boolean done = javac.getTask(
                            null,
                            files,
                            diagnostic -> messages.append(diagnostic).append('\n'),
                            List.of("-proc:none", "-nowarn", "-cp", path.toString(), "-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(javaFiles(sources)))
                    .call();
            if (!done) {
                throw new IllegalStateException("the generated classes do not compile:\n" + messages);
            }
        }
    }

    private static List<Path> javaFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
