package io.windtunnel.checker.pending;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Where a checkout is. */
public final class WorkTree {

    private WorkTree() {}

    /**
     * The root of the Git checkout that a directory is in, without symbolic links.
     *
     * @return empty where it is in none
     * @throws IOException when the repository cannot be read
     */
    public static Optional<Path> around(Path directory) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        try (Repository repository = builder.build()) {
            return repository.isBare()
                    ? Optional.empty()
                    : Optional.of(repository.getWorkTree().toPath().toRealPath());
        }
    }
}
