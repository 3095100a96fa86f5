package io.windtunnel.checker.cli.init;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of a repository that may say something: not what was built, downloaded, hidden or is for tests alone. */
final class ProjectFiles extends SimpleFileVisitor<Path> {

    private static final Set<String> PASSED_OVER = Set.of("target", "build", "out", "bin", "node_modules", "vendor");
    private static final int DEPTH = 12;
    private static final int MOST = 200_000;

    private final Path root;
    private final List<Path> files = new ArrayList<>();

    private ProjectFiles(Path root) {
        this.root = root;
    }

    /** Their paths, relative to the directory, sorted; symbolic links are not followed. */
    static List<Path> of(Path directory) throws IOException {
        ProjectFiles found = new ProjectFiles(directory);
        Files.walkFileTree(directory, Set.of(), DEPTH, found);
        return found.files.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        if (directory.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        String name = directory.getFileName().toString();
        boolean isPassedOver = name.startsWith(".") || PASSED_OVER.contains(name) || directory.endsWith("src/test");
        return isPassedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            files.add(root.relativize(file));
        }
        return files.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }
}
