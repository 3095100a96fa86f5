package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The team's set-up SQL: roles, extensions and schemas that exist on their servers before the first migration. */
public final class BeforeFiles {

    private BeforeFiles() {}

    /** Every file's text. */
    public static String read(List<Path> files, Path workingDirectory) {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(read(workingDirectory.resolve(file), file)).append('\n');
        }
        return text.toString();
    }

    private static String read(Path resolved, Path given) {
        try {
            return Files.readString(resolved);
        } catch (IOException e) {
            throw new FlywaySettingsException("--before %s cannot be read: %s".formatted(given, e), e);
        }
    }

    /** Runs the files in order as the sandbox's administrator. */
    public static void run(Sandbox sandbox, List<Path> files, Path workingDirectory) throws SQLException {
        if (files.isEmpty()) {
            return;
        }
        try (Connection administrator = sandbox.administrator().connect();
                Statement statement = administrator.createStatement()) {
            for (Path file : files) {
                run(statement, read(workingDirectory.resolve(file), file), file);
            }
        }
    }

    private static void run(Statement statement, String sql, Path file) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new FlywaySettingsException(
                    "--before %s failed: %s (SQLSTATE %s)".formatted(file, e.getMessage(), e.getSQLState()), e);
        }
    }
}
