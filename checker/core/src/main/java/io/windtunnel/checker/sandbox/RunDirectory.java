package io.windtunnel.checker.sandbox;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The private directory of one run. A throwaway server makes, copies and removes thousands of small files, which memory
 * does some ten times faster than a disk: where Linux offers plenty of it as a file system, that is where it works,
 * unless the user names a directory for temporary files.
 */
final class RunDirectory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long PLENTY = 4L << 30;

    private RunDirectory() {}

    static Path create() throws IOException {
        Path parent = isInMemory() ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        return Files.createTempDirectory(parent, "windtunnel-").toRealPath();
    }

    private static boolean isInMemory() throws IOException {
        if (!System.getProperty("java.io.tmpdir").equals("/tmp") || !Files.isWritable(MEMORY)) {
            return false;
        }
        FileStore store = Files.getFileStore(MEMORY);
        return store.type().equals("tmpfs") && store.getUsableSpace() >= PLENTY;
    }
}
