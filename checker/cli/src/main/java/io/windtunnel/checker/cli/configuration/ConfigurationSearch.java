package io.windtunnel.checker.cli.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Looks for {@code windtunnel.yml} upwards from the working directory: to the root of the Git work tree, or, outside of
 * Git, to the home directory; from anywhere else only the working directory itself counts, for who else may write to
 * {@code /tmp} is not known. The file can name code to run, so above the working directory one that belongs to another
 * user than the working directory does is not taken.
 */
final class ConfigurationSearch {

    static final String FILE_NAME = "windtunnel.yml";

    private final Path workingDirectory;
    private final Optional<Path> home;

    /**
     * @param workingDirectory an absolute path
     * @param home the user's home directory, where it is known
     */
    ConfigurationSearch(Path workingDirectory, Optional<Path> home) {
        this.workingDirectory = workingDirectory;
        this.home = home;
    }

    /** The nearest file. */
    Optional<Path> find() {
        Path top = top();
        for (Path directory = workingDirectory; directory != null; directory = directory.getParent()) {
            Path file = directory.resolve(FILE_NAME);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
            if (directory.equals(top)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Path top() {
        for (Path directory = workingDirectory; directory != null; directory = directory.getParent()) {
            // A file in a work tree of its own and in a submodule.
            if (Files.exists(directory.resolve(".git"))) {
                return directory;
            }
        }
        return home.filter(workingDirectory::startsWith).orElse(workingDirectory);
    }

    /** @throws ConfigurationException when a file that was found belongs to somebody else */
    void failIfStrange(Path file) throws ConfigurationException {
        if (workingDirectory.equals(file.getParent())) {
            return;
        }
        try {
            if (!Files.getOwner(file).equals(Files.getOwner(workingDirectory))) {
                throw new ConfigurationException(List.of(file + " belongs to " + Files.getOwner(file)
                        + ", the working directory to " + Files.getOwner(workingDirectory)
                        + ": it is not taken for yours; --config " + file + " takes it all the same"));
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new ConfigurationException(
                    List.of("whose " + file + " is cannot be told: --config " + file + " takes it all the same"));
        }
    }
}
