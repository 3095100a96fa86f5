package io.windtunnel.checker.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * A case in a Git repository of its own. The branch main had the scripts of {@code base} and {@code gone} when the branch
 * was made that is checked out, and has got those of {@code theirs} since. The branch has lost those of {@code gone}, and
 * has those of {@code pending}.
 */
final class BranchedCase {

    static final String MAIN = "main";
    static final String SCRIPTS = "db";

    private static final PersonIdent AUTHOR = new PersonIdent("A", "a@b.c", Instant.EPOCH, ZoneOffset.UTC);

    private BranchedCase() {}

    /** Writes the case of this folder into a new repository, which is an empty directory so far. */
    static void write(Path folder, Path repository) throws IOException {
        Path scripts = Files.createDirectories(repository.resolve(SCRIPTS));
        try (Git git = Git.init()
                .setDirectory(repository.toFile())
                .setInitialBranch(MAIN)
                .call()) {
            copy(folder, repository);
            copy(folder.resolve("base"), scripts);
            copy(folder.resolve("gone"), scripts);
            commit(git);
            git.branchCreate().setName("feature").call();
            copy(folder.resolve("theirs"), scripts);
            commit(git);
            git.checkout().setName("feature").call();
            for (Path file : files(folder.resolve("gone"))) {
                Files.delete(scripts.resolve(file.getFileName()));
            }
            copy(folder.resolve("pending"), scripts);
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void commit(Git git) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("next")
                .setAuthor(AUTHOR)
                .setCommitter(AUTHOR)
                .setSign(false)
                .call();
    }
}
