package io.windtunnel.checker.rules;

import io.windtunnel.checker.rules.RulePage.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** Scripts of a page in a real Git repository: on a branch that has left main. */
final class BranchedScripts {

    private static final PersonIdent AUTHOR = new PersonIdent("A", "a@b.c", Instant.EPOCH, ZoneOffset.UTC);

    private BranchedScripts() {}

    /**
     * Writes them.
     *
     * @param scripts the directory, which becomes a repository
     * @param blocks main has those of {@code base/} and {@code gone/} where the branch left it, and those of {@code
     *     theirs/} since; the branch has not those of {@code gone/} and {@code theirs/}, and all others as they stand
     */
    static void write(Path scripts, List<Block> blocks) throws IOException {
        try (Git git = Git.init()
                .setDirectory(scripts.toFile())
                .setInitialBranch("main")
                .call()) {
            write(scripts, blocks, "base/");
            write(scripts, blocks, "gone/");
            commit(git);
            git.branchCreate().setName("feature").call();
            write(scripts, blocks, "theirs/");
            commit(git);
            git.checkout().setName("feature").call();
            for (Block block : blocks) {
                if (block.name().startsWith("gone/")) {
                    Files.delete(scripts.resolve(block.name().substring("gone/".length())));
                } else if (!block.name().contains("/")) {
                    Files.writeString(scripts.resolve(block.name()), block.text());
                }
            }
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    private static void write(Path scripts, List<Block> blocks, String folder) throws IOException {
        for (Block block : blocks) {
            if (block.name().startsWith(folder)) {
                Files.writeString(scripts.resolve(block.name().substring(folder.length())), block.text());
            }
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
