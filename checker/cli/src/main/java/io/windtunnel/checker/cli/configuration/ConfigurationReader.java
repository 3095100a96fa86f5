package io.windtunnel.checker.cli.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Finds out what is configured for a command. */
public final class ConfigurationReader {

    private final Path workingDirectory;
    private final Map<String, String> environment;
    private final EnvironmentVariables variables;
    private final ConfigurationSearch search;

    /**
     * @param workingDirectory an absolute path
     * @param environment the environment variables
     */
    public ConfigurationReader(Path workingDirectory, Map<String, String> environment) {
        this.workingDirectory = workingDirectory;
        this.environment = Map.copyOf(environment);
        this.variables = new EnvironmentVariables(environment);
        this.search = new ConfigurationSearch(workingDirectory, variable("HOME").map(Path::of));
    }

    /** Whether anything may be configured: {@link #read} takes the time to read every command's options. */
    public boolean isAnythingThere() {
        return !variables.isEmpty()
                || variable(EnvironmentVariables.CONFIG).isPresent()
                || search.find().isPresent();
    }

    /**
     * Reads file and environment.
     *
     * @param given the command line's own arguments
     * @param allCommands makes a command line with every command
     * @throws ConfigurationException for everything that is wrong, at once, each with its place
     */
    public Configuration read(ParseResult given, Supplier<CommandLine> allCommands) throws ConfigurationException {
        Optional<Path> named = Optional.ofNullable(given.<Path>matchedOptionValue("--config", null))
                .or(() -> variable(EnvironmentVariables.CONFIG).map(Path::of))
                .map(workingDirectory::resolve);
        Optional<Path> found = named.isPresent() ? Optional.empty() : search.find();
        if (found.isPresent()) {
            search.failIfStrange(found.get());
        }
        Optional<Path> file = named.or(() -> found).map(Path::normalize);
        if (file.isEmpty() && variables.isEmpty()) {
            return Configuration.none(workingDirectory);
        }
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        ConfigurableOptions options = new ConfigurableOptions(allCommands.get());
        List<Setting> settings = file.map(path -> ConfigurationFile.read(path, shown(path), problems))
                .orElse(List.of());
        ConfiguredArguments configured = new ConfiguredArguments(options, given, problems);
        List<String> arguments = configured.of(
                variables.read(options, given.commandSpec().name(), warnings),
                settings,
                new PathMove(file.map(ConfigurationReader::directory).orElse(workingDirectory), workingDirectory));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        Path directory = found.map(ConfigurationReader::directory).orElse(workingDirectory);
        return new Configuration(arguments, directory, configured.origins(), warnings);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Path directory(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    /** As one would name it from here. */
    private String shown(Path file) {
        return workingDirectory.relativize(file).toString();
    }
}
