package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Files of the commit that the migrations under check are compared with.
 *
 * @param described the commit, for people: "main at 1a2b3c4"
 * @param files what the files hold, by the absolute path that they have when checked out
 */
public record BaseFiles(String described, Map<Path, byte[]> files) {

    public BaseFiles {
        files = new TreeMap<>(files);
    }

    /**
     * Reads those that are wanted.
     *
     * @param workingDirectory where a Git repository is looked for, before it is around {@code directories}
     * @param environment the variables in which a CI system says what it compares with
     * @return empty where there is no such commit: no Git, or a scope that names none
     * @throws FlywaySettingsException when the commit was not fetched, or some of its files
     * @throws IOException when Git cannot be read
     */
    public static Optional<BaseFiles> read(
            CheckScope scope,
            Path workingDirectory,
            List<Path> directories,
            Map<String, String> environment,
            Predicate<Path> wanted)
            throws IOException {
        Optional<GitHistory> found = GitHistory.around(workingDirectory, directories);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (GitHistory git = found.get()) {
            Optional<GitRevision> base = git.fork(scope, environment).map(GitHistory.Fork::base);
            return base.isPresent()
                    ? Optional.of(
                            new BaseFiles(base.get().described(), base.get().files(wanted)))
                    : Optional.empty();
        }
    }
}
