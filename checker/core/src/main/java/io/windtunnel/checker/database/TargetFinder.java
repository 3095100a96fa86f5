package io.windtunnel.checker.database;

import io.windtunnel.checker.sandbox.JdbcServer;
import io.windtunnel.checker.sandbox.SandboxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the database that is meant: the URL of the command line, else Flyway's, else the Postgres service of the compose
 * file. User and password belong to the URL that they were found with; the command line replaces them, and where there
 * are none the driver looks where libpq does ({@code PGUSER}, {@code PGPASSWORD}, {@code ~/.pgpass}).
 */
public final class TargetFinder {

    private final Path workingDirectory;
    private final Map<String, String> environment;

    private record Found(String url, Optional<String> user, Optional<String> password, String origin) {}

    /**
     * @param workingDirectory where the compose file is looked for
     * @param environment the environment variables
     */
    public TargetFinder(Path workingDirectory, Map<String, String> environment) {
        this.workingDirectory = workingDirectory;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Finds it; nothing is connected to.
     *
     * @param flyway "url", "user" and "password" of Flyway's settings, as far as there are any
     * @throws DatabaseException when nothing names a database, or what does cannot be read
     */
    public TargetDatabase find(TargetChoice choice, Map<String, String> flyway) throws DatabaseException {
        Found found = found(choice, flyway);
        String url = found.url();
        Optional<String> user = choice.user().or(found::user);
        Optional<String> password = password(choice).or(choice.user().isPresent() ? Optional::empty : found::password);
        if (user.isPresent()) {
            url = with(url, "user", user.get());
        }
        if (password.isPresent()) {
            url = with(url, "password", password.get());
        }
        try {
            return new TargetDatabase(JdbcServer.parse(url), found.origin());
        } catch (SandboxException e) {
            throw DatabaseException.of(DatabaseException.Kind.CONFIGURATION, found.origin() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The images of the compose file's Postgres services, by their place in it; empty where there is no such file.
     *
     * @throws DatabaseException when the file cannot be read
     */
    public Map<String, String> composeImages() throws DatabaseException {
        return new ComposeFile(workingDirectory, environment).images();
    }

    private Found found(TargetChoice choice, Map<String, String> flyway) throws DatabaseException {
        if (choice.url().isPresent()) {
            return new Found(choice.url().get(), Optional.empty(), Optional.empty(), "--url");
        }
        Optional<String> flyways = Optional.ofNullable(flyway.get("url"));
        if (flyways.isPresent()) {
            return new Found(
                    flyways.get(),
                    Optional.ofNullable(flyway.get("user")),
                    Optional.ofNullable(flyway.get("password")),
                    "flyway.url");
        }
        ComposeDatabase compose = new ComposeFile(workingDirectory, environment)
                .database()
                .orElseThrow(() -> DatabaseException.configuration("No database is named: give --url"
                        + " jdbc:postgresql://HOST/DATABASE, or flyway.url in flyway.conf, or a compose file with a"
                        + " Postgres service in " + workingDirectory + "."));
        return new Found(compose.url(), Optional.of(compose.user()), Optional.of(compose.password()), compose.origin());
    }

    private Optional<String> password(TargetChoice choice) throws DatabaseException {
        if (choice.passwordVariable().isEmpty()) {
            return Optional.empty();
        }
        String name = choice.passwordVariable().get();
        return Optional.of(Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> DatabaseException.configuration(
                        "--password-env %s: there is no such environment variable.".formatted(name))));
    }

    /** The driver takes the last one where a parameter stands twice. */
    private static String with(String url, String name, String value) {
        return url + (url.contains("?") ? "&" : "?") + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
