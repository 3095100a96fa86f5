package io.windtunnel.checker.database;

import io.windtunnel.checker.sandbox.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The team's seed scripts: plain SQL, in the order of their names, each in one transaction. */
final class SeedFiles {

    private SeedFiles() {}

    /**
     * A script.
     *
     * @param name as a user would type it
     */
    record SeedFile(String name, String sql) {}

    /**
     * Reads them.
     *
     * @param shown the directory as a user would type it
     * @throws DatabaseException when there are none, or one cannot be read
     */
    static List<SeedFile> read(Path directory, String shown) throws DatabaseException {
        if (!Files.isDirectory(directory)) {
            throw DatabaseException.configuration(
                    "There is no directory %s with seed scripts: give --seeds DIR.".formatted(shown));
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> scripts = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
            if (scripts.isEmpty()) {
                throw DatabaseException.configuration("The directory %s holds no .sql file.".formatted(shown));
            }
            List<SeedFile> seeds = new ArrayList<>();
            for (Path script : scripts) {
                String sql = Files.readString(script);
                seeds.add(new SeedFile(
                        shown + "/" + script.getFileName(), sql.startsWith("\uFEFF") ? sql.substring(1) : sql));
            }
            return List.copyOf(seeds);
        } catch (IOException e) {
            throw DatabaseException.of(
                    DatabaseException.Kind.CONFIGURATION,
                    "%s cannot be read as UTF-8: %s".formatted(shown, e.getMessage()),
                    e);
        }
    }

    /**
     * Runs one, and commits.
     *
     * @param connection a session that sends texts as they are, so that the server tells the place in the file
     * @throws DatabaseException when the server refuses it: rolled back, with the line
     */
    static void run(SeedFile seed, Connection connection) throws DatabaseException, SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(seed.sql());
            connection.commit();
        } catch (PSQLException e) {
            ServerErrorMessage error = e.getServerErrorMessage();
            if (error == null || "55P03".equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback();
            throw DatabaseException.of(
                    DatabaseException.Kind.SCRIPT,
                    "%s:%d: %s (SQLSTATE %s)"
                            .formatted(seed.name(), line(seed.sql(), error), error.getMessage(), e.getSQLState()),
                    e);
        }
    }

    private static long line(String sql, ServerErrorMessage error) {
        return 1
                + sql.codePoints()
                        .limit(Math.max(0, error.getPosition()))
                        .filter(character -> character == '\n')
                        .count();
    }

    /** A text is sent as it is, not cut into statements: the server then tells the place in the file. */
    static DatabaseAddress wholeTexts(DatabaseAddress address) {
        String separator = address.url().contains("?") ? "&" : "?";
        return new DatabaseAddress(
                address.url() + separator + "preferQueryMode=simple", address.user(), address.password());
    }
}
