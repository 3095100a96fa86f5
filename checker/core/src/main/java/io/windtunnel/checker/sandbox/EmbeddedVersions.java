package io.windtunnel.checker.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Which embedded servers there are: one artifact version for each major, as the build's pom states them. */
final class EmbeddedVersions {

    private static final Properties TABLE = read();

    private EmbeddedVersions() {}

    /** The majors, newest first. */
    static List<Integer> majors() {
        return TABLE.stringPropertyNames().stream()
                .filter(name -> !name.equals("default"))
                .map(Integer::valueOf)
                .sorted((a, b) -> b - a)
                .toList();
    }

    static int defaultMajor() {
        return Integer.parseInt(defaultVersion().split("\\.", 2)[0]);
    }

    /** The version that travels on the class path. */
    static String defaultVersion() {
        return Objects.requireNonNull(TABLE.getProperty("default"));
    }

    /** The artifact's version for a major of {@link #majors}: {@code 17.11.0}. */
    static String version(int major) {
        String version = TABLE.getProperty(Integer.toString(major));
        if (version == null) {
            throw new IllegalArgumentException("no embedded PostgreSQL " + major);
        }
        return version;
    }

    private static Properties read() {
        try (InputStream in = EmbeddedVersions.class.getResourceAsStream("embedded-postgres.properties")) {
            Properties table = new Properties();
            table.load(Objects.requireNonNull(in, "embedded-postgres.properties"));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
