package io.windtunnel.checker.flyway;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;

/** Whether everything in the locations can be read: Flyway passes over what cannot, without a word. */
final class ReadableFiles {

    private ReadableFiles() {}

    static void check(List<Path> directories, Path workingDirectory) {
        TreeSet<String> unreadable = new TreeSet<>();
        for (Path directory : directories) {
            try {
                Files.walkFileTree(
                        directory,
                        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                        Integer.MAX_VALUE,
                        new SimpleFileVisitor<>() {
                            @Override
                            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                                if (!Files.isReadable(file)) {
                                    unreadable.add(MigrationHistory.shown(file, workingDirectory));
                                }
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFileFailed(Path file, IOException why) {
                                unreadable.add(MigrationHistory.shown(file, workingDirectory));
                                return FileVisitResult.CONTINUE;
                            }
                        });
            } catch (IOException e) {
                unreadable.add(MigrationHistory.shown(directory, workingDirectory));
            }
        }
        if (!unreadable.isEmpty()) {
            throw new FlywaySettingsException("Permission denied: %s. Flyway would pass over it: make it readable."
                    .formatted(String.join(", ", unreadable)));
        }
    }
}
