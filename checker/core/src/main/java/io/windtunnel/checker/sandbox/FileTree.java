package io.windtunnel.checker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory and all below it. */
public final class FileTree {

    private FileTree() {}

    /** How many files, and how many bytes in them. */
    record Size(long files, long bytes) {}

    /** Links are neither followed nor counted. */
    static Size size(Path root) throws IOException {
        long[] sums = new long[2];
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    sums[0]++;
                    sums[1] += attributes.size();
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return new Size(sums[0], sums[1]);
    }

    /** Removes what can be removed, and says whether all of it is gone. */
    public static boolean delete(Path root) {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        boolean[] complete = {true};
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    complete[0] = false;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
        return complete[0];
    }
}
