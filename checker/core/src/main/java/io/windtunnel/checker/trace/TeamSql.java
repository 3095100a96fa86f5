package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The team's own SQL: what exists on their servers before the first migration, such as roles and extensions, and rows to
 * fly over.
 */
public final class TeamSql {

    private TeamSql() {}

    /** Every file's text. */
    public static String read(List<Path> files, Path workingDirectory) {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(read(workingDirectory.resolve(file), "--before " + file))
                    .append('\n');
        }
        return text.toString();
    }

    private static String read(Path resolved, String given) {
        try {
            return Files.readString(resolved);
        } catch (IOException e) {
            throw new FlywaySettingsException("%s cannot be read: %s".formatted(given, e), e);
        }
    }

    /** Runs set-up files in order as the sandbox's administrator. */
    public static void before(Sandbox sandbox, List<Path> files, Path workingDirectory) throws SQLException {
        run(sandbox.administrator(), "--before ", files, workingDirectory);
    }

    /** Runs files with rows in order as the role that runs the scripts. */
    public static void seed(Sandbox sandbox, List<Path> files, Path workingDirectory) throws SQLException {
        run(sandbox.owner(), "--seed ", files, workingDirectory);
    }

    private static void run(DatabaseAddress address, String option, List<Path> files, Path workingDirectory)
            throws SQLException {
        if (files.isEmpty()) {
            return;
        }
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            for (Path file : files) {
                run(statement, read(workingDirectory.resolve(file), option + file), option + file);
            }
        }
    }

    private static void run(Statement statement, String sql, String file) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new FlywaySettingsException(
                    "%s failed: %s (SQLSTATE %s)".formatted(file, e.getMessage(), e.getSQLState()), e);
        }
    }
}
