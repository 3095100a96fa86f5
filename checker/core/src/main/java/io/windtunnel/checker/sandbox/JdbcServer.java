package io.windtunnel.checker.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A server as a JDBC URL names it, taken apart so that another database on it can be named. User and password come from
 * the URL, else as the driver and libpq find them: {@code PGUSER}, {@code PGPASSWORD}, {@code ~/.pgpass}, the name of
 * the operating system's user.
 */
public record JdbcServer(String hosts, String database, String parameters, String user, String password) {

    /**
     * Reads a URL as the driver does.
     *
     * @throws SandboxException if the driver cannot read it
     */
    public static JdbcServer parse(String url) throws SandboxException {
        Properties parsed = Driver.parseURL(url, new Properties());
        if (parsed == null) {
            throw SandboxException.configuration(
                    "This is not a URL of a PostgreSQL server; its form is jdbc:postgresql://HOST[:PORT]/DATABASE?user=USER.");
        }
        String user = first(parsed.getProperty("user"), System.getenv("PGUSER"), System.getProperty("user.name"));
        return new JdbcServer(
                hosts(parsed),
                first(PGProperty.PG_DBNAME.getOrDefault(parsed), user),
                parameters(parsed),
                user,
                first(parsed.getProperty("password"), System.getenv("PGPASSWORD"), ""));
    }

    /** The database that the URL names. */
    public DatabaseAddress named() {
        return address(database, user, password);
    }

    DatabaseAddress address(String name, String role, String rolePassword) {
        return new DatabaseAddress(
                "jdbc:postgresql://" + hosts + "/" + encode(name) + (parameters.isEmpty() ? "" : "?" + parameters),
                role,
                rolePassword);
    }

    /** For people. */
    @Override
    public String toString() {
        return "jdbc:postgresql://" + hosts + "/" + database;
    }

    private static String hosts(Properties parsed) {
        List<String> hosts = split(first(PGProperty.PG_HOST.getOrDefault(parsed), "localhost"));
        List<String> ports = split(first(PGProperty.PG_PORT.getOrDefault(parsed), "5432"));
        return IntStream.range(0, hosts.size())
                .mapToObj(i -> hosts.get(i) + ":" + ports.get(Math.min(i, ports.size() - 1)))
                .collect(Collectors.joining(","));
    }

    private static List<String> split(String list) {
        return List.of(list.split(",", -1));
    }

    private static String parameters(Properties parsed) {
        Set<String> rest = new TreeSet<>(parsed.stringPropertyNames());
        rest.removeAll(Set.of("user", "password", "PGHOST", "PGPORT", "PGDBNAME"));
        return rest.stream()
                .map(name -> encode(name) + "=" + encode(parsed.getProperty(name, "")))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String first(@Nullable String... candidates) {
        return Stream.of(candidates).filter(Objects::nonNull).findFirst().orElse("");
    }
}
