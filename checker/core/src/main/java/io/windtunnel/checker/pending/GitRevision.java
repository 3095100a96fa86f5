package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.submodule.SubmoduleWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The files of one commit, to be read while its repository is open.
 *
 * @param name what it was asked for by: "main"
 */
record GitRevision(Repository repository, ObjectId commit, String name) {

    /** For people: "main at 1a2b3c4". */
    String described() {
        return name + " at " + hash();
    }

    /** Enough of the commit's hash to find it. */
    String hash() {
        return commit.abbreviate(7).name();
    }

    boolean is(AnyObjectId other) {
        return AnyObjectId.isEqual(commit, other);
    }

    /**
     * The files below these directories, by the absolute path that they have when checked out. A submodule's are those
     * of the commit that this one has of it.
     *
     * @throws FlywaySettingsException when some of them were not fetched
     */
    Map<Path, byte[]> files(List<Path> directories) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        Map<Path, Path> shown = new TreeMap<>();
        for (Path directory : directories) {
            shown.putIfAbsent(directory.toRealPath(), directory);
        }
        visit(List.copyOf(shown.keySet()), (path, content) -> files.put(shown(path, shown), content.bytes()));
        return files;
    }

    /** The files of which the path, absolute when checked out, is wanted. */
    Map<Path, byte[]> files(Predicate<Path> wanted) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        visit(List.of(root()), (path, content) -> {
            if (wanted.test(path)) {
                files.put(path, content.bytes());
            }
        });
        return files;
    }

    /**
     * Files of these names that stand nowhere any more: where a directory was moved, what it held. A name that several
     * had tells nothing.
     */
    Map<String, byte[]> goneFiles(Set<String> names) throws IOException {
        Map<String, byte[]> gone = new TreeMap<>();
        Set<String> doubtful = new HashSet<>();
        visit(List.of(root()), (path, content) -> {
            String name = path.getFileName().toString();
            if (names.contains(name) && !Files.exists(path) && gone.put(name, content.bytes()) != null) {
                doubtful.add(name);
            }
        });
        gone.keySet().removeAll(doubtful);
        return gone;
    }

    /** Those of these names that a file has somewhere in it. */
    Set<String> namesAmong(Set<String> names) throws IOException {
        Set<String> found = new HashSet<>();
        visit(List.of(root()), (path, content) -> {
            String name = path.getFileName().toString();
            if (names.contains(name)) {
                found.add(name);
            }
        });
        return found;
    }

    private interface Content {
        byte[] bytes() throws IOException;
    }

    private interface Visitor {
        void file(Path path, Content content) throws IOException;
    }

    private void visit(List<Path> directories, Visitor visitor) throws IOException {
        Path root = root();
        try (RevWalk revisions = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(revisions.parseCommit(commit).getTree());
            while (tree.next()) {
                Path path = root.resolve(tree.getPathString());
                if (directories.stream().noneMatch(wanted -> path.startsWith(wanted) || wanted.startsWith(path))) {
                    continue;
                }
                ObjectId object = tree.getObjectId(0);
                if (tree.isSubtree()) {
                    tree.enterSubtree();
                } else if (tree.getFileMode(0) == FileMode.GITLINK) {
                    visitSubmodule(tree.getPathString(), object, directories, visitor);
                } else {
                    visitor.file(path, () -> repository.open(object).getBytes());
                }
            }
        } catch (MissingObjectException e) {
            throw new FlywaySettingsException(
                    "%s: this clone of %s lacks %s. Fetch all of it, without --filter and --depth (git fetch --refetch)."
                            .formatted(described(), root, e.getObjectId().name()),
                    e);
        }
    }

    /** Where a submodule is not checked out, there are no scripts of it either. */
    private void visitSubmodule(String path, ObjectId pinned, List<Path> directories, Visitor visitor)
            throws IOException {
        try (Repository submodule = SubmoduleWalk.getSubmoduleRepository(repository, path)) {
            if (submodule != null) {
                new GitRevision(submodule, pinned, described() + ", submodule " + path).visit(directories, visitor);
            }
        }
    }

    private Path root() throws IOException {
        return repository.getWorkTree().toPath().toRealPath();
    }

    /** Flyway names the files by the location that it was given, symbolic links and all. */
    private static Path shown(Path file, Map<Path, Path> shown) {
        return shown.entrySet().stream()
                .filter(directory -> file.startsWith(directory.getKey()))
                .map(directory ->
                        directory.getValue().resolve(directory.getKey().relativize(file)))
                .findFirst()
                .orElse(file);
    }
}
