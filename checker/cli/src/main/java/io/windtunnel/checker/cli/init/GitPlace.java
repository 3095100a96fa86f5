package io.windtunnel.checker.cli.init;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The Git repository around a directory.
 *
 * @param root of the work tree, an absolute path
 * @param defaultBranch as the remote says it, else the usual one that is there, else what is checked out
 */
public record GitPlace(Path root, String defaultBranch) {

    private static final String REMOTE = "refs/remotes/origin/";
    private static final List<String> USUAL = List.of("main", "master");

    /** Empty where there is none. */
    public static Optional<GitPlace> of(Path directory) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        try (Repository repository = builder.build()) {
            return repository.isBare()
                    ? Optional.empty()
                    : Optional.of(new GitPlace(
                            repository.getWorkTree().toPath().toAbsolutePath().normalize(), defaultBranch(repository)));
        }
    }

    private static String defaultBranch(Repository repository) throws IOException {
        Ref remote = repository.exactRef(REMOTE + "HEAD");
        if (remote != null && remote.getTarget().getName().startsWith(REMOTE)) {
            return remote.getTarget().getName().substring(REMOTE.length());
        }
        for (String name : USUAL) {
            if (repository.exactRef(REMOTE + name) != null || repository.exactRef("refs/heads/" + name) != null) {
                return name;
            }
        }
        return Optional.ofNullable(repository.getBranch()).orElse(USUAL.get(0));
    }
}
