package io.windtunnel.checker.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The compose file of the working directory, read for its Postgres service: the image's {@code POSTGRES_*} variables and
 * the published port.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/">Compose file reference</a>
 */
final class ComposeFile {

    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    private static final Pattern POSTGRES_IMAGE =
            Pattern.compile("(?:.*/)?(?:postgres|postgresql|postgis|pgvector|timescaledb)(?:[-:@].*)?");

    /** {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${NAME-default}}, {@code $NAME}; {@code $$} is a dollar. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:(\\$)|(\\w+)|\\{(\\w+)(?::?-([^}]*)|:?\\?[^}]*)?\\})");

    /** The last two numbers of {@code [ADDRESS:]HOST_PORT:CONTAINER_PORT[/tcp]}. */
    private static final Pattern PORTS = Pattern.compile("(?:(.+):)?(\\d+):(\\d+)(?:/tcp)?");

    private static final int POSTGRES_PORT = 5432;

    private final Path directory;
    private final Map<String, String> environment;

    ComposeFile(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /**
     * The database, empty where there is no compose file.
     *
     * @throws DatabaseException when the file cannot be read, or holds no Postgres service that can be reached, or more
     *     than one
     */
    Optional<ComposeDatabase> database() throws DatabaseException {
        Optional<String> name = name();
        return name.isEmpty() ? Optional.empty() : Optional.of(database(name.get()));
    }

    private Optional<String> name() {
        return NAMES.stream()
                .filter(file -> Files.isRegularFile(directory.resolve(file)))
                .findFirst();
    }

    private ComposeDatabase database(String file) throws DatabaseException {
        List<ComposeDatabase> found = new ArrayList<>();
        Map<String, String> variables = variables();
        for (Map.Entry<String, Object> service :
                map(map(read(file)).get("services")).entrySet()) {
            Map<String, Object> definition = map(service.getValue());
            if (POSTGRES_IMAGE.matcher(text(definition.get("image"), variables)).matches()) {
                found.add(database(file + ", service " + service.getKey(), definition, variables));
            }
        }
        if (found.size() != 1) {
            throw DatabaseException.configuration("%s holds %s: give --url jdbc:postgresql://HOST/DATABASE."
                    .formatted(
                            file,
                            found.isEmpty()
                                    ? "no service with an image of Postgres"
                                    : "more than one Postgres, "
                                            + String.join(
                                                    " and ",
                                                    found.stream()
                                                            .map(ComposeDatabase::url)
                                                            .toList())));
        }
        return found.get(0);
    }

    /**
     * The images of its Postgres services by their place, "FILE, service NAME"; empty where there is no compose file.
     *
     * @throws DatabaseException when the file cannot be read
     */
    Map<String, String> images() throws DatabaseException {
        Optional<String> name = name();
        Map<String, String> images = new LinkedHashMap<>();
        if (name.isPresent()) {
            Map<String, String> variables = variables();
            map(map(read(name.get())).get("services")).forEach((service, definition) -> {
                String image = text(map(definition).get("image"), variables);
                if (POSTGRES_IMAGE.matcher(image).matches()) {
                    images.put(name.get() + ", service " + service, image);
                }
            });
        }
        return images;
    }

    private static ComposeDatabase database(String origin, Map<String, Object> service, Map<String, String> variables)
            throws DatabaseException {
        Map<String, String> settings = settings(service.get("environment"), variables);
        String user = settings.getOrDefault("POSTGRES_USER", "postgres");
        String database = settings.getOrDefault("POSTGRES_DB", user);
        String address = published(service.get("ports"), variables)
                .orElseThrow(() -> DatabaseException.configuration(
                        "%s publishes no port for %d: give it one, \"127.0.0.1:5432:5432\" under ports, or give --url."
                                .formatted(origin, POSTGRES_PORT)));
        return new ComposeDatabase(
                "jdbc:postgresql://" + address + "/" + database,
                user,
                settings.getOrDefault("POSTGRES_PASSWORD", ""),
                origin);
    }

    /** A mapping, or a list of NAME=VALUE. */
    private static Map<String, String> settings(@Nullable Object environment, Map<String, String> variables) {
        Map<String, String> settings = new LinkedHashMap<>();
        map(environment).forEach((name, value) -> settings.put(name, text(value, variables)));
        for (Object line : list(environment)) {
            String[] parts = text(line, variables).split("=", 2);
            settings.put(parts[0], parts.length == 2 ? parts[1] : variables.getOrDefault(parts[0], ""));
        }
        settings.values().removeIf(String::isEmpty);
        return settings;
    }

    /** Where the server's port is to be found on this machine, "HOST:PORT". */
    private static Optional<String> published(@Nullable Object ports, Map<String, String> variables) {
        for (Object port : list(ports)) {
            Map<String, Object> definition = map(port);
            String written = definition.isEmpty()
                    ? text(port, variables)
                    : text(definition.get("host_ip"), variables) + ":" + text(definition.get("published"), variables)
                            + ":" + text(definition.get("target"), variables);
            Matcher matcher = PORTS.matcher(written.startsWith(":") ? written.substring(1) : written);
            if (matcher.matches() && Integer.parseInt(matcher.group(3)) == POSTGRES_PORT) {
                String host = Optional.ofNullable(matcher.group(1))
                        .filter(ip -> !ip.equals("0.0.0.0") && !ip.equals("[::]"))
                        .orElse("localhost");
                return Optional.of(host + ":" + matcher.group(2));
            }
        }
        return Optional.empty();
    }

    /** The environment, and below it what stands in {@code .env}. */
    private Map<String, String> variables() throws DatabaseException {
        Map<String, String> variables = new LinkedHashMap<>();
        Path file = directory.resolve(".env");
        try {
            List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
            for (String line : lines) {
                String[] parts = line.strip().split("=", 2);
                if (parts.length == 2 && !parts[0].startsWith("#")) {
                    variables.put(
                            parts[0].replaceFirst("^export\\s+", "").strip(),
                            parts[1].strip().replaceFirst("^([\"'])(.*)\\1$", "$2"));
                }
            }
        } catch (IOException e) {
            throw unreadable(".env", e);
        }
        variables.putAll(environment);
        return variables;
    }

    private Object read(String file) throws DatabaseException {
        try {
            return Optional.ofNullable(
                            new Load(LoadSettings.builder().setLabel(file).build())
                                    .loadFromString(Files.readString(directory.resolve(file))))
                    .orElse(Map.of());
        } catch (IOException | YamlEngineException e) {
            throw unreadable(file, e);
        }
    }

    private static DatabaseException unreadable(String file, Exception e) {
        return DatabaseException.of(
                DatabaseException.Kind.CONFIGURATION,
                "%s cannot be read: %s\nMend it, or give --url.".formatted(file, e.getMessage()),
                e);
    }

    private static String text(@Nullable Object value, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(value == null ? "" : String.valueOf(value));
        return matcher.replaceAll(found -> Matcher.quoteReplacement(replacement(found, variables)));
    }

    private static String replacement(java.util.regex.MatchResult found, Map<String, String> variables) {
        if (found.group(1) != null) {
            return "$";
        }
        String name = Optional.ofNullable(found.group(2)).orElseGet(() -> found.group(3));
        return Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isEmpty())
                .or(() -> Optional.ofNullable(found.group(4)))
                .orElse("");
    }

    private static Map<String, Object> map(@Nullable Object node) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }

    private static List<?> list(@Nullable Object node) {
        return node instanceof List<?> items ? items : List.of();
    }
}
