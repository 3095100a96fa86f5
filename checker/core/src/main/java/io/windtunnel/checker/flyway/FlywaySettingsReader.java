package io.windtunnel.checker.flyway;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.internal.configuration.ConfigUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * Finds and reads the team's Flyway settings, in Flyway's own order of precedence: {@code flyway.conf}, then {@code
 * flyway.toml} and {@code flyway.user.toml}, then {@code FLYWAY_*} variables, then the command line.
 *
 * @see <a href="https://documentation.red-gate.com/flyway/reference/configuration">Flyway: Configuration</a>
 */
public final class FlywaySettingsReader {

    private static final List<String> FILE_NAMES = List.of("flyway.conf", "flyway.toml", "flyway.user.toml");

    /** They say where to connect to, with which rights: here that is the sandbox, always. */
    private static final Set<String> CONNECTION = Set.of(
            "flyway.url",
            "flyway.user",
            "flyway.password",
            "flyway.driver",
            "flyway.connectRetries",
            "flyway.connectRetriesInterval",
            "flyway.environment",
            "flyway.configFiles",
            "flyway.configFileEncoding",
            "flyway.licenseKey",
            "flyway.token",
            "flyway.email",
            "flyway.workingDirectory",
            "flyway.loggers",
            "flyway.dryRunOutput",
            "flyway.reportFilename",
            "flyway.jarDirs");

    private static final String CLASS_PATH = "classpath:";

    /** A directory of sources that a build puts on the class path, and the place that it has there. */
    private static final Pattern IN_RESOURCES = Pattern.compile("filesystem:.*/resources/(.+)");

    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{env\\.(\\w+)\\}");

    private static final List<String> CREDENTIALS = List.of("url", "user", "password");

    /** What Maven and Gradle projects use, Flyway's own default location seen from the sources. */
    private static final List<String> USUAL_DIRECTORIES =
            List.of("src/main/resources/db/migration", "db/migration", "migrations/src/main/resources/db/migration");

    private final Path workingDirectory;
    private final Map<String, String> environment;

    /**
     * @param workingDirectory relative paths start here
     * @param environment the environment variables to look at
     */
    public FlywaySettingsReader(Path workingDirectory, Map<String, String> environment) {
        this.workingDirectory = workingDirectory;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads them all.
     *
     * @param migrations directories given by the user, which replace every other location
     * @param overrides settings given on the command line, with or without the prefix "flyway."
     * @param classPath jars and directories with Java migrations
     * @throws FlywaySettingsException when something cannot be used, with all that is wrong at once
     */
    public FlywaySettings read(List<Path> migrations, Map<String, String> overrides, List<Path> classPath) {
        List<Path> files = configurationFiles(migrations);
        Map<String, String> properties = properties(files, overrides);
        properties.keySet().removeAll(CONNECTION);
        properties.keySet().removeIf(key -> key.startsWith("flyway.jdbcProperties."));
        String configured = properties.remove("flyway.locations");
        List<String> locations = migrations.isEmpty()
                ? configuredLocations(configured)
                : migrations.stream().map(this::filesystem).toList();
        return new FlywaySettings(properties, locations, classLocations(locations, classPath), classPath, files);
    }

    /**
     * Where the team's Flyway would connect to.
     *
     * @param migrations directories given by the user
     * @param overrides settings given on the command line, with or without the prefix "flyway."
     * @return "url", "user" and "password", as far as they are set
     */
    public Map<String, String> connection(List<Path> migrations, Map<String, String> overrides) {
        Map<String, String> properties = properties(configurationFiles(migrations), overrides);
        Map<String, String> connection = new TreeMap<>();
        for (String key : CREDENTIALS) {
            Optional.ofNullable(properties.get("flyway." + key))
                    .map(this::resolved)
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> connection.put(key, value));
        }
        return connection;
    }

    /** With the environment's values in place of {@code ${env.NAME}}, as Flyway's files may name them. */
    private String resolved(String value) {
        return FROM_ENVIRONMENT
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(environment.getOrDefault(found.group(1), "")));
    }

    private Map<String, String> properties(List<Path> files, Map<String, String> overrides) {
        Map<String, String> properties = new TreeMap<>();
        files.forEach(file -> properties.putAll(read(file)));
        properties.putAll(ConfigUtils.environmentVariablesToPropertyMap(environment));
        overrides.forEach((key, value) -> properties.put(key.startsWith("flyway.") ? key : "flyway." + key, value));
        return properties;
    }

    /** The nearest ones: in the directories above the first location, up to the working directory. */
    private List<Path> configurationFiles(List<Path> migrations) {
        if (!migrations.isEmpty()) {
            return configurationFiles(migrations.get(0));
        }
        List<Path> here = configurationFiles(workingDirectory);
        return here.isEmpty() ? usualDirectory().map(this::configurationFiles).orElse(here) : here;
    }

    private List<Path> configurationFiles(Path location) {
        Path directory = workingDirectory.resolve(location).normalize();
        while (directory != null && directory.startsWith(workingDirectory)) {
            List<Path> found = FILE_NAMES.stream()
                    .map(directory::resolve)
                    .filter(Files::isRegularFile)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
            directory = directory.getParent();
        }
        return List.of();
    }

    private Map<String, String> read(Path file) {
        try {
            if (file.toString().endsWith(".toml")) {
                return flatten(new TomlMapper().readTree(file.toFile()));
            }
            return ConfigUtils.loadConfigurationFile(new File(file.toString()), StandardCharsets.UTF_8.name(), true);
        } catch (JacksonException e) {
            throw new FlywaySettingsException(
                    "%s cannot be read: %s".formatted(file, e.getOriginalMessage())
                            + (e.getLocation() == null
                                    ? ""
                                    : " (line " + e.getLocation().getLineNr() + ")"),
                    e);
        }
    }

    /** {@code [flyway]} as it is, and of the chosen environment what says how to migrate and where to connect to. */
    private static Map<String, String> flatten(JsonNode toml) {
        Map<String, String> properties = new TreeMap<>();
        String chosen = toml.path("flyway").path("environment").asString("default");
        JsonNode environment = toml.path("environments").path(chosen);
        Stream.concat(Stream.of("schemas", "initSql"), CREDENTIALS.stream())
                .filter(environment::has)
                .forEach(key -> flatten("flyway." + key, environment.get(key), properties));
        flatten("flyway", toml.path("flyway"), properties);
        return properties;
    }

    private static void flatten(String key, JsonNode value, Map<String, String> into) {
        if (value.isObject()) {
            value.propertyStream().forEach(entry -> flatten(key + "." + entry.getKey(), entry.getValue(), into));
        } else if (value.isArray()) {
            into.put(
                    key,
                    String.join(",", value.valueStream().map(JsonNode::asString).toList()));
        } else if (!value.isMissingNode()) {
            into.put(key, value.asString());
        }
    }

    private Optional<Path> usualDirectory() {
        return USUAL_DIRECTORIES.stream()
                .map(Path::of)
                .filter(path -> Files.isDirectory(workingDirectory.resolve(path)))
                .findFirst();
    }

    private List<String> configuredLocations(@Nullable String configured) {
        if (configured == null) {
            return List.of(filesystem(usualDirectory()
                    .orElseThrow(() -> new FlywaySettingsException(
                            "There are no migrations to check: neither --migrations nor flyway.locations names a"
                                    + " directory, and none of " + String.join(", ", USUAL_DIRECTORIES)
                                    + " exists."))));
        }
        Set<String> locations = new LinkedHashSet<>();
        for (String location : configured.split(",", -1)) {
            locations.add(configuredLocation(location.strip()));
        }
        return new ArrayList<>(locations);
    }

    /** A class path location is looked for among the sources first: what is compiled may be older, or no longer meant. */
    private String configuredLocation(String location) {
        if (location.startsWith("filesystem:")) {
            return filesystem(Path.of(location.substring("filesystem:".length())));
        }
        String resource = location.startsWith(CLASS_PATH) ? location.substring(CLASS_PATH.length()) : location;
        Path source = Path.of("src/main/resources", resource);
        return Files.isDirectory(workingDirectory.resolve(source)) ? filesystem(source) : CLASS_PATH + resource;
    }

    /**
     * Where compiled migrations are, for these places of scripts: the same place on the class path, where that can be
     * told.
     *
     * @throws FlywaySettingsException when a place is on the class path alone and there is no class path
     */
    private static List<String> classLocations(List<String> locations, List<Path> classPath) {
        Set<String> places = new LinkedHashSet<>();
        for (String location : locations) {
            if (location.startsWith(CLASS_PATH)) {
                if (classPath.isEmpty()) {
                    throw new FlywaySettingsException(
                            "flyway.locations names %s, and there is no src/main/resources/%s: give --migrations DIR, or --class-path."
                                    .formatted(location, location.substring(CLASS_PATH.length())));
                }
                places.add(location);
            }
            Matcher resource = IN_RESOURCES.matcher(location.replace('\\', '/'));
            if (!classPath.isEmpty() && resource.matches()) {
                places.add(CLASS_PATH + resource.group(1));
            }
        }
        return List.copyOf(places);
    }

    private String filesystem(Path directory) {
        Path resolved = workingDirectory.resolve(directory).normalize();
        if (!Files.exists(resolved)) {
            throw new FlywaySettingsException("There is no directory " + directory + ".");
        }
        if (!Files.isDirectory(resolved)) {
            throw new FlywaySettingsException(
                    directory + " is not a directory; --migrations takes the directory that holds the scripts.");
        }
        if (!Files.isReadable(resolved) || !Files.isExecutable(resolved)) {
            throw new FlywaySettingsException("The directory " + directory + " cannot be read.");
        }
        return "filesystem:" + resolved;
    }
}
