package io.windtunnel.checker.cli.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What file and environment add to a command line.
 *
 * @param arguments stand before those that were typed
 * @param directory an absolute path, where the command works: that of a file that was found, else the working directory
 * @param origins where the value of an option was written, by "--name"
 * @param warnings lines that the user should read
 */
public record Configuration(
        List<String> arguments, Path directory, Map<String, String> origins, List<String> warnings) {

    public Configuration {
        arguments = List.copyOf(arguments);
        origins = Map.copyOf(origins);
        warnings = List.copyOf(warnings);
    }

    /** Nothing is configured. */
    public static Configuration none(Path workingDirectory) {
        return new Configuration(List.of(), workingDirectory, Map.of(), List.of());
    }
}
