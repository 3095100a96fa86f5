package io.windtunnel.checker.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Flyway's settings in a POM: the configuration of its plugin, then properties, the command line's last.
 *
 * @see <a href="https://documentation.red-gate.com/flyway/reference/usage/maven-goal">Flyway: Maven goal</a>
 */
final class FlywayInPom {

    private static final String PREFIX = "flyway.";
    private static final String LOCATIONS = "locations";

    /** Elements that hold a mapping; all others with elements in them hold a list. */
    private static final Set<String> MAPPINGS = Set.of("placeholders", "jdbcProperties");

    /** What is about the plugin itself. */
    private static final Set<String> PLUGINS_OWN = Set.of("skip", "serverId", "pluginConfiguration", "environments");

    /** Where to connect to, which variables say, too: the whole of it comes from one place. */
    private static final Set<String> CONNECTION = Set.of("url", "user", "password");

    private final MavenProject project;
    private final Map<String, String> settings = new TreeMap<>();

    FlywayInPom(MavenProject project, Properties commandLine) {
        this.project = project;
        Optional.ofNullable(project.getPlugin("org.flywaydb:flyway-maven-plugin"))
                .map(plugin -> (Xpp3Dom) plugin.getConfiguration())
                .ifPresent(configuration ->
                        Arrays.stream(configuration.getChildren()).forEach(this::read));
        Stream.of(project.getProperties(), commandLine).forEach(this::read);
    }

    private void read(Properties properties) {
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX) && !name.equals("flyway.version"))
                .forEach(name -> settings.put(name.substring(PREFIX.length()), properties.getProperty(name)));
    }

    private void read(Xpp3Dom element) {
        String name = element.getName();
        if (name.equals("pluginConfiguration")) {
            Optional.ofNullable(element.getChild("postgresqlTransactionalLock"))
                    .ifPresent(lock -> settings.put("postgresql.transactional.lock", text(lock)));
        } else if (PLUGINS_OWN.contains(name)) {
            return;
        } else if (MAPPINGS.contains(name)) {
            Arrays.stream(element.getChildren())
                    .forEach(entry -> settings.put(name + "." + entry.getName(), text(entry)));
        } else if (element.getChildCount() > 0) {
            settings.put(
                    name,
                    Arrays.stream(element.getChildren()).map(FlywayInPom::text).collect(Collectors.joining(",")));
        } else {
            settings.put(name, text(element));
        }
    }

    private static String text(Xpp3Dom element) {
        return Optional.ofNullable(element.getValue()).map(String::strip).orElse("");
    }

    /** Whether it says where the scripts are. */
    boolean hasLocations() {
        return settings.containsKey(LOCATIONS);
    }

    /**
     * The settings as options of the command, but for those that a variable replaces.
     *
     * @param environment the environment variables
     */
    List<String> options(Map<String, String> environment) {
        return settings.entrySet().stream()
                .filter(setting -> !CONNECTION.contains(setting.getKey()))
                .filter(setting -> !environment.containsKey(variable(setting.getKey())))
                .map(setting -> "--flyway=" + setting.getKey() + "=" + value(setting))
                .toList();
    }

    /** The environment with the address of the database, where the environment has none. */
    Map<String, String> withConnection(Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        if (!environment.containsKey(variable("url")) && settings.containsKey("url")) {
            CONNECTION.forEach(key -> all.remove(variable(key)));
            CONNECTION.stream()
                    .filter(settings::containsKey)
                    .forEach(key -> all.put(variable(key), settings.getOrDefault(key, "")));
        }
        return all;
    }

    private static String variable(String key) {
        return "FLYWAY_"
                + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private String value(Map.Entry<String, String> setting) {
        return setting.getKey().equals(LOCATIONS)
                ? Arrays.stream(setting.getValue().split(",", -1))
                        .map(location -> location(location.strip()))
                        .collect(Collectors.joining(","))
                : setting.getValue();
    }

    /** A location as it is among the sources, where it is there: reports and Git know those, not what is compiled. */
    private String location(String location) {
        if (location.startsWith("filesystem:")) {
            return "filesystem:" + project.getBasedir().toPath().resolve(location.substring("filesystem:".length()));
        }
        String resource = location.replaceFirst("^classpath:", "");
        return project.getResources().stream()
                .map(Resource::getDirectory)
                .map(directory ->
                        project.getBasedir().toPath().resolve(directory).resolve(resource))
                .filter(Files::isDirectory)
                .map(Path::toString)
                .map("filesystem:"::concat)
                .findFirst()
                .orElse("classpath:" + resource);
    }
}
