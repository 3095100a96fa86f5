package io.windtunnel.checker.model;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where a schema comes from: the value of {@code --model}, {@code --from} and {@code --to}. */
public sealed interface ModelSource {

    /** The forms that {@link #parse} reads, for messages and help texts. */
    String FORMS =
            "migrations:DIR, ddl:FILE_OR_DIR, jooq:PACKAGE[@CLASSPATH] or jdbc:postgresql://HOST[:PORT]/DATABASE";

    /** Flyway's scripts in this directory. */
    record Migrations(Path directory) implements ModelSource {
        @Override
        public String toString() {
            return "migrations:" + directory;
        }
    }

    /** This SQL file, or the {@code *.sql} files of this directory and those below, in the order of their paths. */
    record Ddl(Path path) implements ModelSource {
        @Override
        public String toString() {
            return "ddl:" + path;
        }
    }

    /**
     * Classes that jOOQ generated.
     *
     * @param packageName the package that holds them, those of packages below count too
     * @param classPath directories and jars with them and with the jOOQ that they were generated for
     */
    record JooqClasses(String packageName, List<Path> classPath) implements ModelSource {
        public JooqClasses {
            classPath = List.copyOf(classPath);
        }

        @Override
        public String toString() {
            return "jooq:" + packageName;
        }
    }

    /** A live database, which is only read. */
    record Database(String url) implements ModelSource {
        /** The URL may hold a password, so it is not printed. */
        @Override
        public String toString() {
            return "jdbc:postgresql:...";
        }
    }

    /**
     * Reads a source.
     *
     * @throws IllegalArgumentException if it is none of {@link #FORMS}; the message says what was wrong and lists them
     */
    static ModelSource parse(String value) {
        if (value.startsWith("jdbc:postgresql:")) {
            return new Database(value);
        }
        int colon = value.indexOf(':');
        String kind = colon < 0 ? value : value.substring(0, colon);
        String argument = value.substring(colon + 1);
        if (!List.of("migrations", "ddl", "jooq").contains(kind)) {
            // It may be a mistyped URL with a password in it: only its first word is shown.
            throw new IllegalArgumentException("\"" + kind + "\" is no source of a schema; use " + FORMS);
        }
        if (colon < 0 || argument.isBlank()) {
            throw new IllegalArgumentException("nothing stands behind \"" + kind + ":\"; use " + FORMS);
        }
        return switch (kind) {
            case "migrations" -> new Migrations(Path.of(argument));
            case "ddl" -> new Ddl(Path.of(argument));
            default -> jooq(argument);
        };
    }

    private static JooqClasses jooq(String argument) {
        int at = argument.indexOf('@');
        String packageName = at < 0 ? argument : argument.substring(0, at);
        List<Path> classPath = at < 0
                ? List.of()
                : Arrays.stream(argument.substring(at + 1).split(File.pathSeparator, -1))
                        .filter(entry -> !entry.isBlank())
                        .map(Path::of)
                        .toList();
        if (classPath.isEmpty()) {
            throw new IllegalArgumentException("\"jooq:" + packageName + "\" names no class path: write jooq:"
                    + packageName + "@target/classes" + File.pathSeparator + "jooq.jar...; use " + FORMS);
        }
        return new JooqClasses(packageName, classPath);
    }
}
