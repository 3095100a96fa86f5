package io.windtunnel.checker.flyway;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The team's Flyway settings, whatever they were written in.
 *
 * @param properties keys as in {@code flyway.conf}, without those that say which database to connect to
 * @param locations where the scripts are, in Flyway's notation, "filesystem:db/migration"
 * @param classLocations where the Java migrations are, "classpath:db/migration"
 * @param classPath jars and directories with Java migrations and callbacks
 * @param files the configuration files that were read
 */
public record FlywaySettings(
        Map<String, String> properties,
        List<String> locations,
        List<String> classLocations,
        List<Path> classPath,
        List<Path> files) {

    public FlywaySettings {
        properties = Map.copyOf(new TreeMap<>(properties));
        locations = List.copyOf(locations);
        classLocations = List.copyOf(classLocations);
        classPath = List.copyOf(classPath);
        files = List.copyOf(files);
    }

    /** Has Flyway load its classes and plug-ins. */
    public static void warmUp() {
        new FlywaySettings(Map.of(), List.of("filesystem:."), List.of(), List.of(), List.of()).configure();
    }

    /**
     * A configuration of Flyway's core with these settings and no database yet.
     *
     * @throws FlywayException when Flyway refuses a setting
     */
    public FluentConfiguration configure() {
        return new FluentConfiguration(classLoader())
                .configuration(properties)
                .locations(locations.toArray(String[]::new))
                .loggers(SilentLog.class.getName());
    }

    /** Where Java migrations are, as Flyway's scanner takes it. */
    Location[] classPlaces() {
        return new FluentConfiguration(FlywaySettings.class.getClassLoader())
                .locations(classLocations.toArray(String[]::new))
                .getLocations();
    }

    private ClassLoader classLoader() {
        ClassLoader own = FlywaySettings.class.getClassLoader();
        if (classPath.isEmpty()) {
            return own;
        }
        return new URLClassLoader(classPath.stream().map(FlywaySettings::url).toArray(URL[]::new), own);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a class path entry: " + path, e);
        }
    }
}
