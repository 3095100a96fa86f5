package io.windtunnel.checker.cli;

import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/** jOOQ's classes of the review database, from its {@code schema.sql}: the same classes wherever they are generated. */
final class ReviewDatabaseClasses {

    static final String PACKAGE = "io.windtunnel.domain.db";

    private static final String BY_HAND = "package-info.java";

    /** The generator writes one or the other, as the Java that it runs in is older than 21 or not. */
    private static final String SUPPRESSED = "@SuppressWarnings({ \"all\", \"unchecked\", \"rawtypes\" })";

    private static final String SUPPRESSED_SINCE_21 =
            "@SuppressWarnings({ \"all\", \"unchecked\", \"rawtypes\", \"this-escape\" })";

    private ReviewDatabaseClasses() {}

    /**
     * Writes the classes in place of those that are there.
     *
     * @param arguments the directory of the module {@code domain}
     */
    public static void main(String[] arguments) throws Exception {
        Path domain = Path.of(arguments[0]).normalize();
        Path draft = Files.createTempDirectory("review-database");
        try {
            Map<String, String> classes = generate(model(domain), draft);
            for (String old : committed(domain).keySet()) {
                Files.delete(directory(domain).resolve(old));
            }
            for (Map.Entry<String, String> one : classes.entrySet()) {
                Path file = directory(domain).resolve(one.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, one.getValue());
            }
        } finally {
            try (Stream<Path> files = Files.walk(draft)) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The database's declarative SQL. */
    static String model(Path domain) throws IOException {
        return Files.readString(domain.resolve("src/main/database/schema.sql"));
    }

    /** The classes that stand in the module's sources, by file. */
    static Map<String, String> committed(Path domain) throws IOException {
        return sources(directory(domain));
    }

    /**
     * Generates them from a throwaway database.
     *
     * @param work an empty directory to work in
     * @return the sources, by file
     */
    static Map<String, String> generate(String model, Path work) throws Exception {
        try (Sandbox sandbox = Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")));
                Connection connection = sandbox.owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(model);
            GenerationTool tool = new GenerationTool();
            tool.setConnection(connection);
            tool.run(new Configuration()
                    .withLogging(Logging.WARN)
                    .withGenerator(new Generator()
                            .withDatabase(new Database().withInputSchema("public"))
                            .withGenerate(new Generate()
                                    .withGeneratedAnnotation(true)
                                    .withGeneratedAnnotationDate(false)
                                    .withGeneratedAnnotationJooqVersion(false))
                            .withTarget(new Target().withPackageName(PACKAGE).withDirectory(work.toString()))));
        }
        Map<String, String> sources = sources(work.resolve(PACKAGE.replace('.', '/')));
        sources.replaceAll((file, text) -> text.replace(SUPPRESSED, SUPPRESSED_SINCE_21));
        return sources;
    }

    private static Path directory(Path domain) {
        return domain.resolve("src/main/java").resolve(PACKAGE.replace('.', '/'));
    }

    private static Map<String, String> sources(Path directory) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(BY_HAND)) {
                    sources.put(directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
