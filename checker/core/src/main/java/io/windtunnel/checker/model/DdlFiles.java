package io.windtunnel.checker.model;

import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A schema that is written down as SQL: one file, or all of a directory in the order of their paths. */
final class DdlFiles {

    private final Path path;

    DdlFiles(Path path) {
        this.path = path;
    }

    /**
     * Runs them as the sandbox's owner.
     *
     * @throws ModelException when one cannot be read, or the server refuses it: with the file and the line
     */
    void load(Sandbox sandbox) throws SQLException {
        List<Path> files = files();
        try (Connection owner = wholeFiles(sandbox.owner()).connect();
                Statement statement = owner.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Path file : files) {
                run(statement, file);
            }
        }
    }

    /** A file is sent as it is, not cut into statements: the server then tells the place in the file. */
    private static DatabaseAddress wholeFiles(DatabaseAddress address) {
        String separator = address.url().contains("?") ? "&" : "?";
        return new DatabaseAddress(
                address.url() + separator + "preferQueryMode=simple", address.user(), address.password());
    }

    private List<Path> files() {
        if (!Files.exists(path)) {
            throw new ModelException("There is no %s to read the schema from.".formatted(path));
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> file.equals(path) || file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new ModelException(
                        "The directory %s holds no .sql file to read the schema from.".formatted(path));
            }
            return found;
        } catch (IOException e) {
            throw new ModelException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static void run(Statement statement, Path file) throws SQLException {
        String sql = text(file);
        try {
            statement.execute(sql);
        } catch (PSQLException e) {
            ServerErrorMessage error = e.getServerErrorMessage();
            if (error == null) {
                throw e;
            }
            throw new ModelException(
                    "%s%s: %s (SQLSTATE %s). The schema could not be loaded: correct it there."
                            .formatted(file, line(error, sql), error.getMessage(), e.getSQLState()),
                    e);
        }
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ModelException("%s is not UTF-8: save it as UTF-8.".formatted(file), e);
        } catch (IOException e) {
            throw new ModelException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String line(ServerErrorMessage error, String sql) {
        return error.getPosition() > 0
                ? ":"
                        + (sql.codePoints()
                                        .limit(error.getPosition())
                                        .filter(c -> c == '\n')
                                        .count()
                                + 1)
                : "";
    }
}
