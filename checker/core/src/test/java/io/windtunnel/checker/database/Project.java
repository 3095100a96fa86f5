package io.windtunnel.checker.database;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.DatabaseRequest;
import io.windtunnel.checker.Progress;
import io.windtunnel.checker.ProjectDatabase;
import io.windtunnel.checker.RunSettings;
import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.sandbox.MavenArtifacts;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.checker.sandbox.ScriptRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.Flyway;

/** A project of the tests: a directory with scripts and a database of its own. */
final class Project implements AutoCloseable {

    private final Path directory;
    private final Sandbox server;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();

    Project(Path directory) throws SandboxException {
        this(directory, "embedded");
    }

    Project(Path directory, String postgres) throws SandboxException {
        this.directory = directory;
        this.server = Sandboxes.open(SandboxRequest.of(SandboxSource.parse(postgres)));
    }

    Project script(String name, String sql) throws IOException {
        Path file = directory.resolve("sql").resolve(name);
        Files.createDirectories(directory.resolve("sql"));
        Files.writeString(file, sql);
        return this;
    }

    void delete(String name) throws IOException {
        Files.delete(directory.resolve("sql").resolve(name));
    }

    Project seed(String name, String sql) throws IOException {
        Files.createDirectories(directory.resolve("seed"));
        Files.writeString(directory.resolve("seed").resolve(name), sql);
        return this;
    }

    Project setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** The commands on the database, with a second's patience. */
    ProjectDatabase database() throws CheckException {
        DatabaseAddress owner = server.owner();
        RunSettings run = new RunSettings(
                directory,
                Map.of("PASSWORD", owner.password()),
                settings,
                List.of(),
                List.of(),
                SandboxSource.parse("embedded"),
                ScriptRole.PLAIN_OWNER,
                Map.of(),
                Optional.empty(),
                new MavenArtifacts());
        TargetChoice target =
                new TargetChoice(Optional.of(owner.url()), Optional.of(owner.user()), Optional.of("PASSWORD"));
        return ProjectDatabase.of(
                new DatabaseRequest(run, List.of(Path.of("sql")), target, Duration.ofSeconds(1)), new Progress() {
                    @Override
                    public void stage(String what) {}

                    @Override
                    public void migration(int number, int total, String script) {}

                    @Override
                    public void note(String line) {
                        notes.add(line);
                    }
                });
    }

    /** The way to the database that the commands take. */
    TargetAccess access() throws DatabaseException {
        DatabaseAddress owner = server.owner();
        FlywaySettings found = new FlywaySettings(
                settings, List.of("filesystem:" + directory.resolve("sql")), List.of(), List.of(), List.of());
        return new TargetAccess(
                new TargetFinder(directory, Map.of("PASSWORD", owner.password()))
                        .find(
                                new TargetChoice(
                                        Optional.of(owner.url()), Optional.of(owner.user()), Optional.of("PASSWORD")),
                                Map.of()),
                ProjectScripts.of(found, MigrationHistory.resolve(found, directory)),
                Duration.ofSeconds(1),
                notes::add);
    }

    /** The scripts that ran. */
    List<String> migrate() throws CheckException {
        List<String> ran = new ArrayList<>();
        database().migrate(run -> ran.add(run.script()));
        return ran;
    }

    /** The undo scripts that ran. */
    List<String> undo(UndoRange range) throws CheckException {
        List<String> ran = new ArrayList<>();
        database().undo(range, run -> ran.add(run.script()));
        return ran;
    }

    /** The seed scripts that ran. */
    List<String> seed() throws CheckException {
        List<String> ran = new ArrayList<>();
        database().seed(Path.of("seed"), run -> ran.add(run.script()));
        return ran;
    }

    /** What is cleared where a person types this. */
    List<String> reset(String typed) throws CheckException {
        return database().reset(Optional.empty(), question -> Optional.of(typed));
    }

    /** Flyway without anything of ours. */
    Flyway plainFlyway() {
        DatabaseAddress owner = server.owner();
        return new FlywaySettings(
                        settings, List.of("filesystem:" + directory.resolve("sql")), List.of(), List.of(), List.of())
                .configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .load();
    }

    List<String> notes() {
        return notes;
    }

    Connection connect() throws SQLException {
        return server.owner().connect();
    }

    /** The first column of every row, or nothing. */
    List<String> sql(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return sql(connection, sql);
        }
    }

    static List<String> sql(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        values.add(String.valueOf(rows.getString(1)));
                    }
                }
            }
        }
        return values;
    }

    /** The versions that the history holds. */
    List<String> versions() throws SQLException {
        return sql("SELECT version FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank");
    }

    @Override
    public void close() {
        server.close();
    }
}
