package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/** A revision of the Git repository around the scripts: the merge base, that is, of what is checked out and another. */
final class GitRevision {

    private static final List<String> DEFAULT_BRANCHES = List.of(
            "refs/remotes/origin/HEAD",
            "refs/remotes/origin/main",
            "refs/remotes/origin/master",
            "refs/heads/main",
            "refs/heads/master");

    private final Path workingDirectory;
    private final ObjectId commit;
    private final String described;

    private GitRevision(Path workingDirectory, ObjectId commit, String described) {
        this.workingDirectory = workingDirectory;
        this.commit = commit;
        this.described = described;
    }

    /**
     * The commit at which {@code HEAD} and a revision parted.
     *
     * @throws FlywaySettingsException when there is no repository or no such revision
     */
    static GitRevision of(Path workingDirectory, String revision) {
        try (Repository repository = repository(workingDirectory)
                .orElseThrow(() -> new FlywaySettingsException(
                        "--base %s: %s is in no Git repository.".formatted(revision, workingDirectory)))) {
            ObjectId other = repository.resolve(revision + "^{commit}");
            if (other == null) {
                throw new FlywaySettingsException(
                        "--base %s: Git knows no such revision. In a shallow clone, fetch it first."
                                .formatted(revision));
            }
            return mergeBase(workingDirectory, repository, other, revision)
                    .orElseThrow(() -> new FlywaySettingsException(
                            "--base %s has no commit in common with HEAD. In a shallow clone, fetch more of the history."
                                    .formatted(revision)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the Git repository", e);
        } catch (RuntimeException e) {
            if (e instanceof FlywaySettingsException) {
                throw e;
            }
            throw new FlywaySettingsException(
                    "--base %s: Git cannot read it as a revision: %s".formatted(revision, e.getMessage()), e);
        }
    }

    /** The commit at which {@code HEAD} left the default branch; empty where there is no Git history. */
    static Optional<GitRevision> ofDefaultBranch(Path workingDirectory) {
        Optional<Repository> found = repository(workingDirectory);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (Repository repository = found.get()) {
            for (String name : DEFAULT_BRANCHES) {
                Ref branch = repository.exactRef(name);
                if (branch != null && branch.getObjectId() != null) {
                    String shown = Repository.shortenRefName(branch.getTarget().getName());
                    return mergeBase(workingDirectory, repository, branch.getObjectId(), shown);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the Git repository", e);
        }
    }

    String described() {
        return described;
    }

    /** The files of that revision below these directories, by the absolute path that they have when checked out. */
    Map<Path, byte[]> files(List<Path> directories) {
        try (Repository repository = repository(workingDirectory).orElseThrow();
                RevWalk revisions = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            Path root = repository.getWorkTree().toPath().toRealPath();
            List<PathFilter> filters = directories.stream()
                    .map(directory -> real(directory))
                    .filter(directory -> directory.startsWith(root) && !directory.equals(root))
                    .map(directory -> PathFilter.create(
                            root.relativize(directory).toString().replace('\\', '/')))
                    .toList();
            Map<Path, byte[]> files = new TreeMap<>();
            tree.addTree(revisions.parseCommit(commit).getTree());
            tree.setRecursive(true);
            if (!filters.isEmpty()) {
                tree.setFilter(PathFilterGroup.create(filters));
            }
            while (tree.next()) {
                Path path = shown(root.resolve(tree.getPathString()), directories);
                files.put(path, repository.open(tree.getObjectId(0)).getBytes());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the Git repository", e);
        }
    }

    /** Flyway names the files by the location that it was given, symbolic links and all. */
    private static Path shown(Path file, List<Path> directories) {
        for (Path directory : directories) {
            if (file.startsWith(real(directory))) {
                return directory.resolve(real(directory).relativize(file));
            }
        }
        return file;
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }

    private static Optional<Repository> repository(Path workingDirectory) {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(workingDirectory.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        try {
            Repository repository = builder.build();
            if (repository.isBare() || repository.resolve(Constants.HEAD) == null) {
                repository.close();
                return Optional.empty();
            }
            return Optional.of(repository);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the Git repository", e);
        }
    }

    private static Optional<GitRevision> mergeBase(
            Path workingDirectory, Repository repository, ObjectId other, String name) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(repository.resolve(Constants.HEAD)));
            walk.markStart(walk.parseCommit(other));
            RevCommit base = walk.next();
            return base == null
                    ? Optional.empty()
                    : Optional.of(new GitRevision(
                            workingDirectory,
                            base.getId(),
                            "%s at %s"
                                    .formatted(name, base.getId().abbreviate(7).name())));
        }
    }
}
